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

    /// <summary>The counts of a changed graph, from those before and the change.</summary>
    public Statistics(GraphSnapshot graph, GraphSnapshot before, ChangedEdges edges)
    {
        _graph = graph;
        var old = before.Statistics;
        _edges = new long[graph.EdgeKinds.Count];
        old._edges.CopyTo(_edges, 0);
        (_from, _to) = (Wider(old._from, graph), Wider(old._to, graph));
        foreach (var edge in edges.Removed)
        {
            Count(before, edge, -1);
        }

        foreach (var edge in edges.Added)
        {
            Count(graph, edge, 1);
        }

        Recount(before, edges);
    }

    public double Nodes(int kind) => _graph.Nodes.CountOf(kind);

    /// <summary>Relationships of the given kinds (all where null) with a start, or end, of a node kind (any where -1).</summary>
    public double Edges(IReadOnlyList<int>? kinds, int nodeKind, bool atStart)
    {
        var table = atStart ? _from : _to;
        return (kinds ?? Enumerable.Range(0, _edges.Length)).Sum(kind => nodeKind < 0 ? _edges[kind] : (double)table[kind, nodeKind]);
    }

    private static long[,] Wider(long[,] table, GraphSnapshot graph)
    {
        var wide = new long[graph.EdgeKinds.Count, graph.NodeKinds.Count];
        for (var kind = 0; kind < table.GetLength(0); kind++)
        {
            for (var nodeKind = 0; nodeKind < table.GetLength(1); nodeKind++)
            {
                wide[kind, nodeKind] = table[kind, nodeKind];
            }
        }

        return wide;
    }

    private void Count(GraphSnapshot graph, Edge edge, int by)
    {
        _edges[edge.Kind] += by;
        Count(_from, edge.Kind, graph.KindsOf(edge.From), by);
        Count(_to, edge.Kind, graph.KindsOf(edge.To), by);
    }

    private static void Count(long[,] table, int kind, ReadOnlySpan<int> nodeKinds, int by)
    {
        foreach (var nodeKind in nodeKinds)
        {
            table[kind, nodeKind] += by;
        }
    }

    // The edges that stay while their ends have other kinds than before.
    private void Recount(GraphSnapshot before, ChangedEdges edges)
    {
        foreach (var node in _graph.Nodes.Change?.Rekinded ?? [])
        {
            foreach (var edge in before.Out(node))
            {
                Recount(_from, edge, node, before, edges);
            }

            foreach (var edge in before.In(node))
            {
                Recount(_to, edge, node, before, edges);
            }
        }
    }

    private void Recount(long[,] table, Edge edge, int node, GraphSnapshot before, ChangedEdges edges)
    {
        if (!edges.IsRemoved(edge.Id))
        {
            Count(table, edge.Kind, before.KindsOf(node), -1);
            Count(table, edge.Kind, _graph.KindsOf(node), 1);
        }
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
