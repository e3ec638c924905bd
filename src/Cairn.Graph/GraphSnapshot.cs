using Cairn.Graph.Storage;

namespace Cairn.Graph;

/// <summary>An immutable property graph, safe to share between threads: numbered nodes and edges with kinds and properties.</summary>
/// <remarks>Node ids are dense from 0 in order of creation. Edge ids are dense from 0 in order of start node, then kind, then creation.</remarks>
public sealed class GraphSnapshot
{
    /// <summary>The property under which queries see a node's key.</summary>
    public const string KeyProperty = "key";

    private readonly NodeTable _nodes;
    private readonly NameTable _edgeKinds;
    private readonly Lazy<Statistics> _statistics;

    internal GraphSnapshot(NodeTable nodes, NameTable edgeKinds, Adjacency outgoing, Adjacency incoming, PropertyTable nodeColumns, PropertyTable edgeColumns)
    {
        _nodes = nodes;
        _edgeKinds = edgeKinds;
        Outgoing = outgoing;
        Incoming = incoming;
        NodeColumns = nodeColumns;
        EdgeColumns = edgeColumns;
        _statistics = new Lazy<Statistics>(() => new Statistics(this));
        NodeTag = new Value.Tag(ValueKind.Node, this);
        EdgeTag = new Value.Tag(ValueKind.Relationship, this);
    }

    public static GraphSnapshot Empty { get; } = new GraphBuilder().Freeze();

    public int NodeCount => _nodes.Keys.Count;

    public int EdgeCount => Outgoing.Neighbours.Length;

    /// <summary>Names of node kinds; the position is the id.</summary>
    public IReadOnlyList<string> NodeKinds => _nodes.Kinds.Names;

    /// <summary>Names of edge kinds; the position is the id.</summary>
    public IReadOnlyList<string> EdgeKinds => _edgeKinds.Names;

    /// <summary>Names of the properties that any node has.</summary>
    public IReadOnlyList<string> NodePropertyNames => NodeColumns.Names;

    /// <summary>Names of the properties that any edge has.</summary>
    public IReadOnlyList<string> EdgePropertyNames => EdgeColumns.Names;

    internal Adjacency Outgoing { get; }

    internal Adjacency Incoming { get; }

    internal PropertyTable NodeColumns { get; }

    internal PropertyTable EdgeColumns { get; }

    internal NodeTable Nodes => _nodes;

    internal Statistics Statistics => _statistics.Value;

    internal Value.Tag NodeTag { get; }

    internal Value.Tag EdgeTag { get; }

    /// <summary>The id of a node kind, or -1.</summary>
    public int NodeKindId(string kind) => _nodes.Kinds.Find(kind);

    /// <summary>The id of an edge kind, or -1.</summary>
    public int EdgeKindId(string kind) => _edgeKinds.Find(kind);

    public bool TryFind(string key, out int node) => _nodes.Keys.TryFind(key, out node);

    /// <summary>The key of a node; empty where it has none.</summary>
    public string Key(int node) => _nodes.Keys.Key(node) ?? "";

    internal string? KeyOrNull(int node) => _nodes.Keys.Key(node);

    /// <summary>The ids of a node's kinds, the primary one first.</summary>
    public ReadOnlySpan<int> KindsOf(int node) => _nodes.KindsOf(node);

    public bool HasKind(int node, int kindId) => _nodes.Has(node, kindId);

    /// <summary>All nodes of a kind, ascending.</summary>
    public ReadOnlySpan<int> NodesOfKind(int kindId) => _nodes.OfKind(kindId);

    /// <summary>A property of a node, or null; every node with a key has the property <c>key</c>.</summary>
    public Value Property(int node, string name)
    {
        var value = NodeColumns.Get(node, name);
        return value.IsNull && name == KeyProperty ? KeyOrNull(node) : value;
    }

    /// <summary>The properties a node was given, its key not among them.</summary>
    public IEnumerable<KeyValuePair<string, Value>> Properties(int node) => NodeColumns.Of(node);

    public EdgeRange Out(int node) => new(Outgoing, node, Outgoing.Row(node));

    public EdgeRange Out(int node, int edgeKind) => new(Outgoing, node, Outgoing.Row(node, edgeKind));

    public EdgeRange In(int node) => new(Incoming, node, Incoming.Row(node));

    public EdgeRange In(int node, int edgeKind) => new(Incoming, node, Incoming.Row(node, edgeKind));

    public Edge EdgeAt(int id) => Outgoing.EdgeOf(Outgoing.RowOf(id), id);

    public Value EdgeProperty(int edge, string name) => EdgeColumns.Get(edge, name);

    public IEnumerable<KeyValuePair<string, Value>> EdgeProperties(int edge) => EdgeColumns.Of(edge);
}
