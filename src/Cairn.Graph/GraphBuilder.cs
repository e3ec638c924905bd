using Cairn.Graph.Storage;

namespace Cairn.Graph;

/// <summary>Collects nodes, edges and their properties, and freezes them into a <see cref="GraphSnapshot"/>. Not thread-safe.</summary>
public sealed class GraphBuilder
{
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly List<string?> _keys = [];
    private readonly NameTable _nodeKinds = new();
    private readonly NameTable _edgeKinds = new();
    private readonly KindSets _sets = new();
    private readonly List<int> _nodeSets = [];
    private readonly List<int> _from = [];
    private readonly List<int> _to = [];
    private readonly List<ushort> _kinds = [];
    private readonly PropertyTableBuilder _nodeProperties = new();
    private readonly PropertyTableBuilder _edgeProperties = new();

    public int NodeCount => _keys.Count;

    public int EdgeCount => _from.Count;

    /// <summary>A builder that holds what a snapshot holds: nodes and kinds keep their ids, and each edge's handle is its id there. Of a changed graph, unused ids are closed up.</summary>
    public static GraphBuilder From(GraphSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var builder = new GraphBuilder();
        snapshot.NodeKinds.ToList().ForEach(kind => builder._nodeKinds.Add(kind));
        snapshot.EdgeKinds.ToList().ForEach(kind => builder._edgeKinds.Add(kind));
        builder.CopyEdges(snapshot, builder.CopyNodes(snapshot));
        return builder;
    }

    /// <summary>The node with this key, made where there is none, with the given kinds added; the first kind a node ever gets is its primary one.</summary>
    public int AddNode(string key, params ReadOnlySpan<string> kinds)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!_byKey.TryGetValue(key, out var node))
        {
            node = Append(key);
            _byKey.Add(key, node);
        }

        AddKinds(node, kinds);
        return node;
    }

    /// <summary>A node that has no key and can only be found by its kinds and properties.</summary>
    public int AddAnonymousNode(params ReadOnlySpan<string> kinds)
    {
        var node = Append(null);
        AddKinds(node, kinds);
        return node;
    }

    public bool TryFind(string key, out int node) => _byKey.TryGetValue(key, out node);

    public void AddKind(int node, string kind)
    {
        CheckNode(node);
        ArgumentException.ThrowIfNullOrEmpty(kind);
        _nodeSets[node] = _sets.With(_nodeSets[node], _nodeKinds.Add(kind));
    }

    /// <summary>Sets a property; null removes it.</summary>
    public void SetProperty(int node, string name, Value value)
    {
        CheckNode(node);
        ArgumentNullException.ThrowIfNull(name);
        _nodeProperties.Set(node, name, Storable(value));
    }

    /// <summary>Adds an edge, also beside an equal one.</summary>
    /// <returns>A handle for <see cref="SetEdgeProperty"/>. It is not the id the edge has in the snapshot, where edges are numbered by node and kind.</returns>
    public int AddEdge(int from, string kind, int to)
    {
        CheckNode(from);
        CheckNode(to);
        ArgumentException.ThrowIfNullOrEmpty(kind);
        _kinds.Add(checked((ushort)_edgeKinds.Add(kind)));
        _from.Add(from);
        _to.Add(to);
        return _from.Count - 1;
    }

    /// <summary>Sets a property of an edge; null removes it.</summary>
    public void SetEdgeProperty(int edge, string name, Value value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)edge, (uint)EdgeCount);
        ArgumentNullException.ThrowIfNull(name);
        _edgeProperties.Set(edge, name, Storable(value));
    }

    /// <summary>An immutable copy of what was built so far; the same calls in the same order give the same ids.</summary>
    public GraphSnapshot Freeze()
    {
        var edgeKinds = _edgeKinds.Copy();
        var (outgoing, sources) = AdjacencyBuilder.Outgoing(NodeCount, edgeKinds.Count, Span(_from), Span(_to), Span(_kinds));
        var incoming = AdjacencyBuilder.Incoming(NodeCount, edgeKinds.Count, outgoing);
        return new GraphSnapshot(
            new NodeTable(KeyIndex.Of(_keys), _nodeKinds.Copy(), [.. _nodeSets], _sets.ToArray()),
            edgeKinds,
            outgoing,
            incoming,
            _nodeProperties.Freeze(NodeCount),
            _edgeProperties.Freeze(EdgeCount, Inverse(sources)));
    }

    /// <summary>Looks keys up without making strings of them.</summary>
    internal Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> KeyLookup => _byKey.GetAlternateLookup<ReadOnlySpan<char>>();

    internal void AddKind(int node, ReadOnlySpan<char> kind) => _nodeSets[node] = _sets.With(_nodeSets[node], _nodeKinds.Add(kind));

    internal int AddEdge(int from, ReadOnlySpan<char> kind, int to)
    {
        _kinds.Add(checked((ushort)_edgeKinds.Add(kind)));
        _from.Add(from);
        _to.Add(to);
        return _from.Count - 1;
    }

    private static ReadOnlySpan<T> Span<T>(List<T> list) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list);

    private static int[] Inverse(int[] order)
    {
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        return place;
    }

    /// <summary>Graph elements belong to a snapshot and must not be kept in another one.</summary>
    internal static Value Storable(Value value) => HoldsElement(value)
        ? throw new ArgumentException("a property cannot hold a node, a relationship or a path", nameof(value))
        : value;

    private static bool HoldsElement(Value value) => value.Type switch
    {
        ValueKind.Node or ValueKind.Relationship or ValueKind.Path => true,
        ValueKind.List => value.AsList().Any(HoldsElement),
        ValueKind.Map => value.AsMap().Values.Any(HoldsElement),
        _ => false,
    };

    private int Append(string? key)
    {
        _keys.Add(key);
        _nodeSets.Add(0);
        return _keys.Count - 1;
    }

    private void AddKinds(int node, ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
        {
            AddKind(node, kind);
        }
    }

    private void CheckNode(int node) => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)node, (uint)NodeCount);

    private int[] CopyNodes(GraphSnapshot snapshot)
    {
        var numbers = new int[snapshot.NodeCount];
        for (var node = 0; node < snapshot.NodeCount; node++)
        {
            if (!snapshot.HasNode(node))
            {
                numbers[node] = -1;
                continue;
            }

            var key = snapshot.KeyOrNull(node);
            numbers[node] = Append(key);
            if (key is not null)
            {
                _byKey.Add(key, numbers[node]);
            }

            foreach (var kind in snapshot.KindsOf(node))
            {
                AddKind(numbers[node], snapshot.NodeKinds[kind]);
            }
        }

        CopyColumns(snapshot.NodeColumns, _nodeProperties, numbers);
        return numbers;
    }

    private void CopyEdges(GraphSnapshot snapshot, int[] nodes)
    {
        var handles = new int[snapshot.EdgeCount];
        Array.Fill(handles, -1);
        for (var node = 0; node < snapshot.NodeCount; node++)
        {
            foreach (var edge in snapshot.Out(node))
            {
                handles[edge.Id] = AddEdge(nodes[node], snapshot.EdgeKinds[edge.Kind], nodes[edge.To]);
            }
        }

        CopyColumns(snapshot.EdgeColumns, _edgeProperties, handles);
    }

    private static void CopyColumns(PropertyTable from, PropertyTableBuilder to, int[] numbers)
    {
        foreach (var column in from.Columns)
        {
            foreach (var row in column.Rows.Rows().Where(row => numbers[row] >= 0))
            {
                to.Set(numbers[row], column.Name, column.Get(row));
            }
        }
    }
}
