using Cairn.Graph.Storage;

namespace Cairn.Graph;

/// <summary>A small change on top of a snapshot, to ask what would be if nodes, edges or properties were others. The snapshot stays as it is. Not thread-safe.</summary>
/// <remarks><see cref="Apply"/> costs what the change costs, whatever the size of the snapshot: unchanged rows and columns are shared with it.</remarks>
public sealed class GraphOverlay
{
    private readonly NodeChanges _nodes;
    private readonly HashSet<int> _removedEdges = [];
    private readonly List<(int From, string Kind, int To)> _added = [];
    private readonly PropertyChanges _nodeProperties = new();
    private readonly PropertyChanges _edgeProperties = new();

    public GraphOverlay(GraphSnapshot graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Graph = graph;
        _nodes = new NodeChanges(graph.Nodes);
    }

    /// <summary>The snapshot the change is made to.</summary>
    public GraphSnapshot Graph { get; }

    public bool IsEmpty => _nodes.IsEmpty && _removedEdges.Count == 0 && _added.Count == 0 && _nodeProperties.IsEmpty && _edgeProperties.IsEmpty;

    /// <summary>The node with this key, new where there is none, with the given kinds added.</summary>
    /// <returns>Its id; new nodes are numbered on from those of the snapshot.</returns>
    public int AddNode(string key, params ReadOnlySpan<string> kinds)
    {
        ArgumentNullException.ThrowIfNull(key);
        var node = _nodes.Add(key);
        AddKinds(node, kinds);
        return node;
    }

    /// <summary>A new node that has no key.</summary>
    public int AddAnonymousNode(params ReadOnlySpan<string> kinds)
    {
        var node = _nodes.Add(null);
        AddKinds(node, kinds);
        return node;
    }

    public GraphOverlay AddKind(int node, string kind)
    {
        CheckNode(node);
        ArgumentException.ThrowIfNullOrEmpty(kind);
        _nodes.AddKind(node, kind);
        return this;
    }

    /// <summary>Takes a node away with all its edges. Its id stays unused.</summary>
    public GraphOverlay RemoveNode(int node)
    {
        CheckNode(node);
        _nodes.Remove(node);
        for (var i = 0; i < _added.Count; i++)
        {
            if (_added[i].From == node || _added[i].To == node)
            {
                _removedEdges.Add(Graph.EdgeCount + i);
            }
        }

        if (node < Graph.NodeCount)
        {
            RemoveEdges(Graph.Out(node));
            RemoveEdges(Graph.In(node));
        }

        return this;
    }

    /// <summary>Sets a property of a node; null removes it.</summary>
    public GraphOverlay SetProperty(int node, string name, Value value)
    {
        CheckNode(node);
        ArgumentNullException.ThrowIfNull(name);
        _nodeProperties.Set(node, name, GraphBuilder.Storable(value));
        return this;
    }

    /// <summary>Adds an edge.</summary>
    /// <returns>Its id; new edges are numbered on from those of the snapshot.</returns>
    public int AddEdge(int from, string kind, int to)
    {
        CheckNode(from);
        CheckNode(to);
        ArgumentException.ThrowIfNullOrEmpty(kind);
        _added.Add((from, kind, to));
        return Graph.EdgeCount + _added.Count - 1;
    }

    /// <summary>Takes an edge away, of the snapshot or a new one. Its id stays unused.</summary>
    public GraphOverlay RemoveEdge(int edge)
    {
        CheckEdge(edge);
        _removedEdges.Add(edge);
        return this;
    }

    /// <summary>Sets a property of an edge; null removes it.</summary>
    public GraphOverlay SetEdgeProperty(int edge, string name, Value value)
    {
        CheckEdge(edge);
        ArgumentNullException.ThrowIfNull(name);
        _edgeProperties.Set(edge, name, GraphBuilder.Storable(value));
        return this;
    }

    /// <summary>The changed graph, for queries and algorithms. Nodes and edges keep their ids; those of removed ones are left out (<see cref="GraphSnapshot.HasNode"/>).</summary>
    /// <remarks>What this overlay is told later does not change a graph it has made before. A change may be made on top of a changed graph, too.</remarks>
    public GraphSnapshot Apply()
    {
        if (IsEmpty)
        {
            return Graph;
        }

        var kinds = Graph.EdgeKindNames.Copy();
        var added = _added.Select((edge, i) => new Edge(Graph.EdgeCount + i, kinds.Add(edge.Kind), edge.From, edge.To)).ToArray();
        var nodes = _nodes.Freeze();
        return new GraphSnapshot(
            Graph,
            nodes,
            kinds.Count == Graph.EdgeKinds.Count ? Graph.EdgeKindNames : kinds,
            new ChangedEdges(Graph, nodes.Count, added, [.. _removedEdges]),
            _nodeProperties.Of(Graph.NodeColumns, Graph.NodeCount, nodes.Count, _nodes.Removed),
            _edgeProperties.Of(Graph.EdgeColumns, Graph.EdgeCount, Graph.EdgeCount + added.Length, _removedEdges));
    }

    /// <summary>The changed graph built anew, as compact and as fast as any other; ids are new where nodes or edges were removed.</summary>
    public GraphSnapshot ToSnapshot() => GraphBuilder.From(Apply()).Freeze();

    private void RemoveEdges(EdgeRange edges)
    {
        foreach (var edge in edges)
        {
            _removedEdges.Add(edge.Id);
        }
    }

    private void AddKinds(int node, ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
        {
            AddKind(node, kind);
        }
    }

    private void CheckNode(int node)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)node, (uint)_nodes.Count);
        if (_nodes.IsRemoved(node))
        {
            throw new ArgumentException($"node {node} is removed", nameof(node));
        }
    }

    private void CheckEdge(int edge)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)edge, (uint)(Graph.EdgeCount + _added.Count));
        if (edge < Graph.EdgeCount && !Graph.HasEdge(edge))
        {
            throw new ArgumentException($"edge {edge} is removed", nameof(edge));
        }
    }
}
