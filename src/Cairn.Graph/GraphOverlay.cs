namespace Cairn.Graph;

/// <summary>A small change on top of a snapshot, to ask what would be if edges were gone or added. The snapshot stays as it is.</summary>
public sealed class GraphOverlay
{
    private readonly HashSet<int> _removedEdges = [];
    private readonly HashSet<int> _removedNodes = [];
    private readonly List<(int From, string Kind, int To, int Cost)> _added = [];

    public GraphOverlay(GraphSnapshot graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Graph = graph;
    }

    public GraphSnapshot Graph { get; }

    public bool IsEmpty => _removedEdges.Count == 0 && _removedNodes.Count == 0 && _added.Count == 0;

    internal IReadOnlyList<(int From, string Kind, int To, int Cost)> Added => _added;

    public GraphOverlay RemoveEdge(int edge)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)edge, (uint)Graph.EdgeCount);
        _removedEdges.Add(edge);
        return this;
    }

    /// <summary>Cuts a node off: all its edges are gone, the node and its id remain.</summary>
    public GraphOverlay RemoveNode(int node)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)node, (uint)Graph.NodeCount);
        _removedNodes.Add(node);
        return this;
    }

    /// <summary>Adds an edge; algorithms see it under the id <c>Graph.EdgeCount</c> plus its number among the added ones.</summary>
    public GraphOverlay AddEdge(int from, string kind, int to, int cost = 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)Graph.NodeCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)Graph.NodeCount);
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
        _added.Add((from, kind, to, cost));
        return this;
    }

    internal bool Keeps(Edge edge) => !_removedEdges.Contains(edge.Id) && !_removedNodes.Contains(edge.From) && !_removedNodes.Contains(edge.To);

    internal bool Keeps((int From, string Kind, int To, int Cost) added) => !_removedNodes.Contains(added.From) && !_removedNodes.Contains(added.To);

    /// <summary>The changed graph as a snapshot of its own, for queries; nodes keep their ids, edges are numbered anew.</summary>
    public GraphSnapshot ToSnapshot(string costProperty = "cost")
    {
        var builder = GraphBuilder.From(Graph, Keeps);
        foreach (var edge in _added.Where(Keeps))
        {
            builder.SetEdgeProperty(builder.AddEdge(edge.From, edge.Kind, edge.To), costProperty, edge.Cost);
        }

        return builder.Freeze();
    }
}
