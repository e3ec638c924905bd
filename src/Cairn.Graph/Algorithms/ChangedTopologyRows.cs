namespace Cairn.Graph.Algorithms;

/// <summary>The rows of a topology that a change of the graph makes others: of nodes with other edges, and of those with edges of another cost.</summary>
internal sealed record ChangedTopologyRows(int[] Nodes, int[] Starts, int[] Targets, int[] Costs, int[] Ids)
{
    /// <summary>The rows of a changed graph.</summary>
    public static ChangedTopologyRows Of(GraphSnapshot graph, TopologyOptions options)
    {
        var wanted = options.Kinds is null ? null : TopologyEdges.Wanted(graph, options.Kinds);
        var column = options.Cost is null ? null : graph.EdgeColumns.Find(options.Cost);
        var nodes = Touched(graph, options).Distinct().Order().ToArray();
        var rows = Array.ConvertAll(nodes, node => Row(graph, node, options.Direction, wanted));
        var edges = rows.SelectMany(row => row).ToArray();
        var starts = new int[nodes.Length + 1];
        for (var i = 0; i < nodes.Length; i++)
        {
            starts[i + 1] = starts[i] + rows[i].Length;
        }

        return new ChangedTopologyRows(
            nodes,
            starts,
            Array.ConvertAll(edges, edge => edge.Target),
            options.Cost is null ? [] : Array.ConvertAll(edges, edge => EdgeCosts.CostOf(column, edge.Edge.Id, options)),
            Array.ConvertAll(edges, edge => edge.Edge.Id));
    }

    private static IEnumerable<int> Touched(GraphSnapshot graph, TopologyOptions options)
    {
        var recosted = options.Cost is null ? [] : graph.EdgeColumns.Find(options.Cost)?.Changed ?? Lost(graph, options.Cost);
        return graph.Changed!.Touched.Concat(recosted.Select(graph.EdgeAt).SelectMany(edge => new[] { edge.From, edge.To })); // only asked of changed graphs
    }

    // A cost that no edge has any more: every edge that had one.
    private static IEnumerable<int> Lost(GraphSnapshot graph, string cost) => graph.Before!.EdgeColumns.Find(cost)?.Rows.Rows() ?? []; // only asked of changed graphs

    // In the order in which a graph built anew lists them: by start of the edge, then kind, then age; all kinds backwards are its incoming rows, by kind first.
    private static (Edge Edge, int Target)[] Row(GraphSnapshot graph, int node, TopologyDirection direction, bool[]? wanted)
    {
        var row = new List<(Edge Edge, int Target)>();
        foreach (var edge in direction == TopologyDirection.In ? default : graph.Out(node))
        {
            row.Add((edge, edge.To));
        }

        foreach (var edge in direction == TopologyDirection.Out ? default : graph.In(node))
        {
            row.Add((edge, edge.From));
        }

        var byKindFirst = wanted is null && direction == TopologyDirection.In;
        return [.. row.Where(entry => wanted is null || wanted[entry.Edge.Kind]).OrderBy(entry => byKindFirst ? entry.Edge.Kind : 0).ThenBy(entry => entry.Edge.From).ThenBy(entry => entry.Edge.Kind).ThenBy(entry => entry.Edge.Id)];
    }
}
