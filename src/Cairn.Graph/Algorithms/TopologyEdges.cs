namespace Cairn.Graph.Algorithms;

/// <summary>The edges an algorithm sees, in order of their start nodes.</summary>
internal static class TopologyEdges
{
    public static List<TopologyEdge> Of(GraphSnapshot graph, TopologyOptions options, int[]? costs)
    {
        var wanted = options.Kinds is null ? null : Wanted(graph, options.Kinds);
        var edges = new List<TopologyEdge>();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var edge in graph.Out(node))
            {
                if ((wanted is null || wanted[edge.Kind]) && options.Overlay?.Keeps(edge) != false)
                {
                    Add(edges, options.Direction, new TopologyEdge(edge.From, edge.To, costs is null ? 1 : costs[edge.Id], edge.Id));
                }
            }
        }

        AddNew(edges, graph, options);
        return edges;
    }

    private static void AddNew(List<TopologyEdge> edges, GraphSnapshot graph, TopologyOptions options)
    {
        var added = options.Overlay?.Added ?? [];
        for (var i = 0; i < added.Count; i++)
        {
            if (options.Overlay!.Keeps(added[i]) && options.Kinds?.Contains(added[i].Kind) != false) // there is something added, so there is an overlay
            {
                var cost = options.Cost is null ? 1 : checked((int)Math.Round(added[i].Cost * options.CostScale));
                Add(edges, options.Direction, new TopologyEdge(added[i].From, added[i].To, cost, graph.EdgeCount + i));
            }
        }
    }

    private static void Add(List<TopologyEdge> edges, TopologyDirection direction, TopologyEdge edge)
    {
        if (direction != TopologyDirection.In)
        {
            edges.Add(edge);
        }

        if (direction != TopologyDirection.Out)
        {
            edges.Add(new TopologyEdge(edge.To, edge.From, edge.Cost, edge.Id));
        }
    }

    private static bool[] Wanted(GraphSnapshot graph, IReadOnlyCollection<string> kinds)
    {
        var wanted = new bool[graph.EdgeKinds.Count];
        foreach (var kind in kinds.Select(graph.EdgeKindId).Where(kind => kind >= 0))
        {
            wanted[kind] = true;
        }

        return wanted;
    }
}

/// <summary>Costs of edges from a property.</summary>
internal static class TopologyCosts
{
    /// <summary>The largest cost of one edge; sums over any simple path then fit into 64 bits and ordinary ones into 32.</summary>
    private const int Limit = 1_000_000;

    public static int[]? Of(GraphSnapshot graph, TopologyOptions options)
    {
        if (options.Cost is not { } name)
        {
            return null;
        }

        var costs = new int[graph.EdgeCount];
        var otherwise = Scaled(options.DefaultCost, options.CostScale, name);
        var column = graph.EdgeColumns.Find(name);
        if (column is { Cells: Storage.Cells.Bytes bytes, Rows.IsFull: true } && options.CostScale == 1)
        {
            for (var edge = 0; edge < costs.Length; edge++)
            {
                costs[edge] = bytes.Items[edge];
            }

            return costs;
        }

        for (var edge = 0; edge < costs.Length; edge++)
        {
            var value = column?.Get(edge) ?? Value.Null;
            costs[edge] = value.IsNull ? otherwise : value.IsNumber ? Scaled(value.AsFloat(), options.CostScale, name) : throw new ArgumentException($"the cost `{name}` of edge {edge} is {value}, which is no number");
        }

        return costs;
    }

    private static int Scaled(double cost, double scale, string name)
    {
        var scaled = Math.Round(cost * scale);
        return scaled is >= 0 and <= Limit ? (int)scaled : throw new ArgumentException($"the cost `{name}` is {cost}; costs lie between 0 and {Limit} after scaling");
    }
}
