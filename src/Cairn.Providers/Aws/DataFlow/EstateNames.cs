using Cairn.Graph;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>Finds described nodes by the names that scripts and environments use: ARN, name, id, bucket.</summary>
internal sealed class EstateNames
{
    /// <summary>The kinds that a script can name and that matter to data flow.</summary>
    private static readonly string[] Sought =
    [
        "Bucket", "InferenceEndpoint", "Function", "Role", "Secret", "ContainerRegistry", "KnowledgeBase", "Agent", "AgentEndpoint", "VectorStore",
        "Database", "Table", "Stream", "Model", "FeatureStore", "Pipeline", "Notebook", "AiApp", "Prompt", "Guardrail", "FileSystem",
    ];

    private readonly Dictionary<string, List<int>> _nodes = new(StringComparer.Ordinal);
    private readonly GraphSnapshot _graph;

    public EstateNames(GraphSnapshot graph)
    {
        _graph = graph;
        foreach (var kind in Sought)
        {
            if (graph.NodeKindId(kind) is not (>= 0 and var id))
                continue;
            foreach (var node in graph.NodesOfKind(id))
                Index(node);
        }
    }

    /// <summary>The node of one of the kinds with this name, in the same account if several have it.</summary>
    public int? Find(string text, string account, params ReadOnlySpan<string> kinds)
    {
        if (!_nodes.TryGetValue(text, out var found))
            return null;
        int? any = null;
        foreach (var node in found)
        {
            if (!Fits(node, kinds))
                continue;
            if (account.Length == 0 || _graph.Property(node, "account") is { Type: ValueKind.String } owner && owner.AsString() == account)
                return node;
            // A bucket's name is unique everywhere; a bare name in another account is not what is meant.
            any = text.StartsWith("arn:", StringComparison.Ordinal) || IsBucket(node) ? any ?? node : any;
        }

        return any;
    }

    private void Index(int node)
    {
        var key = _graph.Key(node);
        Add(key, node);
        Add(key[(key.LastIndexOfAny(['/', ':']) + 1)..], node);
        if (_graph.Property(node, "name") is { Type: ValueKind.String } name)
            Add(name.AsString(), node);
    }

    private void Add(string name, int node)
    {
        if (!_nodes.TryGetValue(name, out var list))
            _nodes[name] = list = new(1);
        if (!list.Contains(node))
            list.Add(node);
    }

    private bool IsBucket(int node) => _graph.NodeKindId("Bucket") is >= 0 and var id && _graph.HasKind(node, id);

    private bool Fits(int node, ReadOnlySpan<string> kinds)
    {
        if (kinds.IsEmpty)
            return true;
        foreach (var kind in kinds)
        {
            if (_graph.NodeKindId(kind) is >= 0 and var id && _graph.HasKind(node, id))
                return true;
        }

        return false;
    }
}
