using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Providers.Mapping;

/// <summary>What the mapped records have stated so far: nodes at once, everything that refers to others later.</summary>
internal sealed class Facts
{
    private readonly List<NodeCard> _cards = [];

    public GraphBuilder Graph { get; } = new();

    public NameIndex Names { get; } = new();

    public List<PendingEdge> Edges { get; } = [];

    public List<PendingPolicy> Policies { get; } = [];

    public List<PendingProperty> Properties { get; } = [];

    public List<Gap> Gaps { get; } = [];

    public List<PendingGap> PendingGaps { get; } = [];

    public List<PendingName> PendingNames { get; } = [];

    /// <summary>The record that first described each node.</summary>
    public Dictionary<int, Record> Described { get; } = [];

    /// <summary>Gets or adds the node with this key; it answers to its key as a name.</summary>
    public int AddNode(string key, Record record, Scope scope, params ReadOnlySpan<string> kinds)
    {
        var node = Graph.AddNode(key, kinds);
        if (node == _cards.Count)
            _cards.Add(new(key, scope.Account, scope.Region));
        _cards[node].Add(kinds);
        Name(node, key);
        Described.TryAdd(node, record);
        return node;
    }

    /// <summary>Lets a node answer to one more name.</summary>
    public void Name(int node, string name) => Names.Add(name, _cards[node].Account, node);

    public NodeCard Card(int node) => _cards[node];
}

/// <summary>An edge whose ends may still be names.</summary>
internal sealed record PendingEdge(Place From, string Kind, Place To, Evidence Evidence, IReadOnlyList<(string Name, Value Value)> Properties);

/// <summary>A policy whose owner may still be a name.</summary>
internal sealed record PendingPolicy(Place Owner, PolicyRole Role, string Name, string? Document, Record Record, string Pointer);

/// <summary>A gap whose subject may still be a name.</summary>
internal sealed record PendingGap(Reference Subject, string Code, string Message, string? Help, Record Record);

/// <summary>A property of a node that may still be a name.</summary>
internal sealed record PendingProperty(Place Owner, string Name, Value Value, Record Record);

/// <summary>A further name of a node that is itself still a name (an alias).</summary>
internal sealed record PendingName(Place Owner, string Name);
