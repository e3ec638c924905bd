namespace Cairn.Graph.Algorithms;

/// <summary>The edges an algorithm sees, in order of their start nodes.</summary>
internal static class TopologyEdges
{
    public static List<TopologyEdge> Of(GraphSnapshot graph, TopologyOptions options, EdgeCosts? costs)
    {
        var wanted = options.Kinds is null ? null : Wanted(graph, options.Kinds);
        var edges = new List<TopologyEdge>();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var edge in graph.Out(node))
            {
                if (wanted is null || wanted[edge.Kind])
                {
                    Add(edges, options.Direction, new TopologyEdge(edge.From, edge.To, costs?[edge.Id] ?? 1, edge.Id));
                }
            }
        }

        return edges;
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

    internal static bool[] Wanted(GraphSnapshot graph, IReadOnlyCollection<string> kinds)
    {
        var wanted = new bool[graph.EdgeKinds.Count];
        foreach (var kind in kinds.Select(graph.EdgeKindId).Where(kind => kind >= 0))
        {
            wanted[kind] = true;
        }

        return wanted;
    }
}
