using Cairn.Graph;

namespace Cairn.Analysis.Fixes;

/// <summary>A graph with the same nodes, under the same numbers, and some edges less.</summary>
internal static class GraphWithout
{
    public static GraphSnapshot Edges(GraphSnapshot graph, IEnumerable<int> removed)
    {
        var gone = removed.ToHashSet();
        var builder = new GraphBuilder();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var kinds = new List<string>();
            foreach (var kind in graph.KindsOf(node))
                kinds.Add(graph.NodeKinds[kind]);
            builder.AddNode(graph.Key(node), [.. kinds]);
            foreach (var (name, value) in graph.Properties(node).Where(property => property.Key != GraphSnapshot.KeyProperty))
                builder.SetProperty(node, name, value);
        }

        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            if (gone.Contains(edge))
                continue;
            var (from, kind, to) = (graph.EdgeAt(edge).From, graph.EdgeKinds[graph.EdgeAt(edge).Kind], graph.EdgeAt(edge).To);
            var added = builder.AddEdge(from, kind, to);
            foreach (var (name, value) in graph.EdgeProperties(edge))
                builder.SetEdgeProperty(added, name, value);
        }

        return builder.Freeze();
    }
}
