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

    /// <summary>A name of more nodes than this is looked up by account first.</summary>
    private const int Crowd = 8;

    private readonly Dictionary<string, Dictionary<string, List<int>>> _byAccount = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _nodes = new(StringComparer.Ordinal);
    private readonly GraphSnapshot _graph;

    public EstateNames(GraphSnapshot graph)
    {
        _graph = graph;
        var seen = new HashSet<int>();
        foreach (var kind in Sought)
        {
            if (graph.NodeKindId(kind) is not (>= 0 and var id))
                continue;
            foreach (var node in graph.NodesOfKind(id))
            {
                if (seen.Add(node))
                    Index(node);
            }
        }
    }

    /// <summary>The node of one of the kinds with this name, in the same account if several have it.</summary>
    public int? Find(string text, string account, params ReadOnlySpan<string> kinds)
    {
        if (!_nodes.TryGetValue(text, out var found))
            return null;
        int? any = null;
        if (found.Count > Crowd && account.Length > 0)
        {
            if (Own(text, found).TryGetValue(account, out var own) && First(own, kinds) is { } near)
                return near;
        }

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
        // A node's names are added together, so it can only be the last one.
        if (list.Count == 0 || list[^1] != node)
            list.Add(node);
    }

    /// <summary>The nodes of a name that many accounts have, by account.</summary>
    private Dictionary<string, List<int>> Own(string text, List<int> found)
    {
        if (!_byAccount.TryGetValue(text, out var crowd))
        {
            _byAccount[text] = crowd = found.Where(node => _graph.Property(node, "account").Type == ValueKind.String)
                .GroupBy(node => _graph.Property(node, "account").AsString()).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        }

        return crowd;
    }

    private int? First(List<int> nodes, ReadOnlySpan<string> kinds)
    {
        foreach (var node in nodes)
        {
            if (Fits(node, kinds))
                return node;
        }

        return null;
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
