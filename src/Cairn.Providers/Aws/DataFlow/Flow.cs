using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>Draws inferred edges once each, and finds what a text calls by name.</summary>
internal sealed class Flow(Derivation derivation)
{
    private readonly HashSet<(int From, string Kind, int To, string Prefix)> _drawn = [];

    public Derivation Derivation { get; } = derivation;

    public GraphSnapshot Graph => Derivation.Graph;

    public EstateNames Names { get; } = new(derivation.Graph);

    /// <summary>The policies that hang on each node.</summary>
    public ILookup<int, PolicyFact> Policies { get; } = derivation.Facts.Policies.ToLookup(policy => policy.Owner);

    /// <summary>Inferred edges and those of the facts that lineage reads, newest last.</summary>
    public List<(int From, string Kind, int To, Evidence Because)> Inferred { get; } = [];

    public void Edge(int from, string kind, int to, Evidence because, string prefix = "", params ReadOnlySpan<(string Name, Value Value)> properties) =>
        Edge(from, kind, to, [because], prefix, properties);

    public void Edge(int from, string kind, int to, IReadOnlyCollection<Evidence> because, string prefix = "", params ReadOnlySpan<(string Name, Value Value)> properties)
    {
        if (from == to || !_drawn.Add((from, kind, to, prefix)))
            return;
        // All that one line of one text suggests is one guess, however many edges it draws.
        var first = because.First();
        var all = new List<(string, Value)>(properties.ToArray()) { ("certainty", "inferred"), ("guess", $"{first.Record?.Origin.Address}{first.Pointer}") };
        if (prefix.Length > 0)
            all.Add(("prefix", prefix));
        Derivation.Edge(from, kind, to, because.Distinct().ToList(), [.. all]);
        Inferred.Add((from, kind, to, first));
    }

    /// <summary>The models among the nodes that this derivation has made.</summary>
    public HashSet<int> InferredModels { get; } = [];

    /// <summary>A node that only a text speaks of; one that a record describes is left as it is.</summary>
    public int Node(string key, string name, string nativeType, Scope scope, params ReadOnlySpan<string> kinds)
    {
        var described = Graph.TryFind(key, out _);
        var node = Derivation.Node(key, kinds);
        if (described)
            return node;
        Derivation.Set(node, "name", name);
        Derivation.Set(node, "provider", "aws");
        if (nativeType.Length > 0)
            Derivation.Set(node, "nativeType", nativeType);
        if (scope.Account.Length > 0)
            Derivation.Set(node, "account", scope.Account);
        if (scope.Region.Length > 0)
            Derivation.Set(node, "region", scope.Region);
        Derivation.Set(node, "certainty", "inferred");
        if (kinds.Contains("Model"))
            InferredModels.Add(node);
        return node;
    }

    /// <summary>Draws an edge that follows from facts alone, once.</summary>
    public void Conclude(int from, string kind, int to, IReadOnlyCollection<Evidence> because)
    {
        if (from != to && _drawn.Add((from, kind, to, "")))
            Derivation.Edge(from, kind, to, because.Distinct().ToList());
    }

    /// <summary>What a fact edge rests on.</summary>
    public Evidence EvidenceOf(int edge) => Derivation.Facts.Evidence[(int)Graph.EdgeProperty(edge, Estate.EvidenceProperty).AsInteger()];

    public Scope ScopeOf(int node) => new(Text(node, "account"), Text(node, "region"));

    public string Text(int node, string property) =>
        node < Graph.NodeCount && Graph.Property(node, property) is { Type: ValueKind.String } value ? value.AsString() : "";

    public bool Is(int node, string kind) => Graph.NodeKindId(kind) is >= 0 and var id && node < Graph.NodeCount && Graph.HasKind(node, id);

    /// <summary>The ends of a node's edges of one kind among the facts.</summary>
    public IEnumerable<(int Edge, int To)> Out(int node, string kind) => Ends(node, kind, outgoing: true);

    public IEnumerable<(int Edge, int From)> In(int node, string kind) => Ends(node, kind, outgoing: false);

    public IReadOnlyList<int> OfKind(string kind) => Graph.NodeKindId(kind) is >= 0 and var id ? Graph.NodesOfKind(id).ToArray() : [];

    private List<(int, int)> Ends(int node, string kind, bool outgoing)
    {
        var ends = new List<(int, int)>();
        if (node >= Graph.NodeCount || Graph.EdgeKindId(kind) is not (>= 0 and var id))
            return ends;
        foreach (var edge in outgoing ? Graph.Out(node, id) : Graph.In(node, id))
            ends.Add((edge.Id, outgoing ? edge.To : edge.From));
        return ends;
    }
}
