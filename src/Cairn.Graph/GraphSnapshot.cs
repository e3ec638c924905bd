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
    private readonly Adjacency? _outgoing;
    private readonly Adjacency? _incoming;
    private readonly ChangedEdges? _changed;

    internal GraphSnapshot(NodeTable nodes, NameTable edgeKinds, Adjacency outgoing, Adjacency incoming, PropertyTable nodeColumns, PropertyTable edgeColumns)
        : this(nodes, edgeKinds, nodeColumns, edgeColumns, graph => new Statistics(graph))
    {
        _outgoing = outgoing;
        _incoming = incoming;
    }

    /// <summary>A changed graph: what is not changed is shared with the graph before.</summary>
    internal GraphSnapshot(GraphSnapshot before, NodeTable nodes, NameTable edgeKinds, ChangedEdges changed, PropertyTable nodeColumns, PropertyTable edgeColumns)
        : this(nodes, edgeKinds, nodeColumns, edgeColumns, graph => new Statistics(graph, before, changed))
    {
        _changed = changed;
        Before = before;
    }

    private GraphSnapshot(NodeTable nodes, NameTable edgeKinds, PropertyTable nodeColumns, PropertyTable edgeColumns, Func<GraphSnapshot, Statistics> count)
    {
        _nodes = nodes;
        _edgeKinds = edgeKinds;
        NodeColumns = nodeColumns;
        EdgeColumns = edgeColumns;
        _statistics = new Lazy<Statistics>(() => count(this));
        NodeTag = new Value.Tag(ValueKind.Node, this);
        EdgeTag = new Value.Tag(ValueKind.Relationship, this);
    }

    public static GraphSnapshot Empty { get; } = new GraphBuilder().Freeze();

    /// <summary>How many nodes there are; in a changed graph the removed ones are counted too, because their ids stay unused.</summary>
    public int NodeCount => _nodes.Count;

    /// <summary>How many edges there are; in a changed graph the removed ones are counted too, because their ids stay unused.</summary>
    public int EdgeCount => _changed?.Count ?? _outgoing!.Neighbours.Length; // a graph without changes has rows of its own

    /// <summary>Names of node kinds; the position is the id.</summary>
    public IReadOnlyList<string> NodeKinds => _nodes.Kinds.Names;

    /// <summary>Names of edge kinds; the position is the id.</summary>
    public IReadOnlyList<string> EdgeKinds => _edgeKinds.Names;

    /// <summary>Names of the properties that any node has.</summary>
    public IReadOnlyList<string> NodePropertyNames => NodeColumns.Names;

    /// <summary>Names of the properties that any edge has.</summary>
    public IReadOnlyList<string> EdgePropertyNames => EdgeColumns.Names;

    /// <summary>The graph this one is a change of; null where it stands alone.</summary>
    internal GraphSnapshot? Before { get; }

    internal ChangedEdges? Changed => _changed;

    internal NameTable EdgeKindNames => _edgeKinds;

    /// <summary>All outgoing rows in one piece; made for the purpose in a changed graph, where <see cref="OutgoingOf"/> costs nothing.</summary>
    internal Adjacency Outgoing => _outgoing ?? _changed!.Outgoing; // one of the two always is

    /// <summary>All incoming rows in one piece, as <see cref="Outgoing"/>.</summary>
    internal Adjacency Incoming => _incoming ?? _changed!.Incoming; // one of the two always is

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

    public bool TryFind(string key, out int node) => _nodes.TryFind(key, out node);

    /// <summary>The key of a node; empty where it has none.</summary>
    public string Key(int node) => _nodes.Key(node) ?? "";

    internal string? KeyOrNull(int node) => _nodes.Key(node);

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

    /// <summary>Whether the id is that of a node; only in a changed graph may an id below <see cref="NodeCount"/> be unused.</summary>
    public bool HasNode(int node) => (uint)node < (uint)NodeCount && !_nodes.IsRemoved(node);

    /// <summary>Whether the id is that of an edge; only in a changed graph may an id below <see cref="EdgeCount"/> be unused.</summary>
    public bool HasEdge(int edge) => (uint)edge < (uint)EdgeCount && _changed?.IsRemoved(edge) != true;

    public EdgeRange Out(int node)
    {
        var rows = OutgoingOf(node, out var row);
        return new(rows, node, rows.Row(row));
    }

    public EdgeRange Out(int node, int edgeKind)
    {
        var rows = OutgoingOf(node, out var row);
        return new(rows, node, rows.Row(row, edgeKind));
    }

    public EdgeRange In(int node)
    {
        var rows = IncomingOf(node, out var row);
        return new(rows, node, rows.Row(row));
    }

    public EdgeRange In(int node, int edgeKind)
    {
        var rows = IncomingOf(node, out var row);
        return new(rows, node, rows.Row(row, edgeKind));
    }

    /// <summary>The rows that hold a node's outgoing edges, and the number of its row there.</summary>
    internal Adjacency OutgoingOf(int node, out int row)
    {
        row = node;
        return _outgoing ?? _changed!.OutgoingOf(node, out row); // one of the two always is
    }

    /// <summary>The rows that hold a node's incoming edges, and the number of its row there.</summary>
    internal Adjacency IncomingOf(int node, out int row)
    {
        row = node;
        return _incoming ?? _changed!.IncomingOf(node, out row); // one of the two always is
    }

    /// <summary>This graph in one piece, without unused ids: itself unless it is a changed one.</summary>
    internal GraphSnapshot InOnePiece() => _changed is null ? this : GraphBuilder.From(this).Freeze();

    public Edge EdgeAt(int id) => _outgoing is null ? _changed!.EdgeAt(id) : _outgoing.EdgeOf(_outgoing.RowOf(id), id); // one of the two always is

    public Value EdgeProperty(int edge, string name) => EdgeColumns.Get(edge, name);

    public IEnumerable<KeyValuePair<string, Value>> EdgeProperties(int edge) => EdgeColumns.Of(edge);
}
