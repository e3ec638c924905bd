namespace Cairn.Graph.Storage;

/// <summary>Counts of a snapshot that the planner weighs plans by.</summary>
internal sealed class Statistics
{
    private readonly GraphSnapshot _graph;
    private readonly long[] _edges;
    private readonly long[,] _from;
    private readonly long[,] _to;

    public Statistics(GraphSnapshot graph)
    {
        _graph = graph;
        _edges = new long[graph.EdgeKinds.Count];
        _from = Count(graph, graph.Outgoing);
        _to = Count(graph, graph.Incoming);
        foreach (var kind in graph.Outgoing.Kinds)
        {
            _edges[kind]++;
        }
    }

    public double Nodes(int kind) => kind < 0 ? 0 : _graph.NodesOfKind(kind).Length;

    /// <summary>Relationships of the given kinds (all where null) with a start, or end, of a node kind (any where -1).</summary>
    public double Edges(IReadOnlyList<int>? kinds, int nodeKind, bool atStart)
    {
        var table = atStart ? _from : _to;
        return (kinds ?? Enumerable.Range(0, _edges.Length)).Sum(kind => nodeKind < 0 ? _edges[kind] : (double)table[kind, nodeKind]);
    }

    private static long[,] Count(GraphSnapshot graph, Adjacency rows)
    {
        var sets = graph.Nodes.Sets;
        var bySet = new long[graph.EdgeKinds.Count, sets.Length];
        var setOf = graph.Nodes.SetOf;
        var kinds = rows.Kinds;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var (start, end) = rows.Row(node);
            foreach (var kind in kinds[start..end])
            {
                bySet[kind, setOf[node]]++;
            }
        }

        var byKind = new long[graph.EdgeKinds.Count, graph.NodeKinds.Count];
        for (var set = 0; set < sets.Length; set++)
        {
            foreach (var nodeKind in sets[set])
            {
                for (var kind = 0; kind < graph.EdgeKinds.Count; kind++)
                {
                    byKind[kind, nodeKind] += bySet[kind, set];
                }
            }
        }

        return byKind;
    }
}
