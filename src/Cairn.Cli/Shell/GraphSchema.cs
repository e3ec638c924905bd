using Cairn.Graph;

namespace Cairn.Cli.Shell;

/// <summary>What a graph holds, by kind: how many there are and which properties they have, of large kinds by sample.</summary>
internal sealed class GraphSchema
{
    private const int Sample = 500;

    private GraphSchema(IReadOnlyList<KindSchema> nodes, IReadOnlyList<KindSchema> edges) => (Nodes, Edges) = (nodes, edges);

    /// <summary>A kind of nodes or of edges.</summary>
    internal sealed record KindSchema(string Name, int Count, IReadOnlyList<string> Properties);

    public IReadOnlyList<KindSchema> Nodes { get; }

    public IReadOnlyList<KindSchema> Edges { get; }

    public static GraphSchema Of(GraphSnapshot graph) => new(
        [.. graph.NodeKinds.Select((name, kind) => Node(graph, name, kind)).Where(kind => kind.Count > 0).OrderBy(kind => kind.Name, StringComparer.Ordinal)],
        [.. EdgeKinds(graph).OrderBy(kind => kind.Name, StringComparer.Ordinal)]);

    private static KindSchema Node(GraphSnapshot graph, string name, int kind)
    {
        var nodes = graph.NodesOfKind(kind);
        var properties = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(Sample, nodes.Length); i++)
        {
            var node = nodes[(int)((long)i * nodes.Length / Math.Min(Sample, nodes.Length))];
            properties.UnionWith(graph.Properties(node).Select(property => property.Key));
            if (graph.Key(node).Length > 0)
                properties.Add(GraphSnapshot.KeyProperty);
        }

        return new(name, nodes.Length, [.. properties]);
    }

    private static IEnumerable<KindSchema> EdgeKinds(GraphSnapshot graph)
    {
        var counts = new int[graph.EdgeKinds.Count];
        var properties = Array.ConvertAll(counts, _ => new SortedSet<string>(StringComparer.Ordinal));
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var edge in graph.Out(node))
            {
                if (counts[edge.Kind]++ < Sample)
                    properties[edge.Kind].UnionWith(graph.EdgeProperties(edge.Id).Select(property => property.Key));
            }
        }

        return counts.Select((count, kind) => new KindSchema(graph.EdgeKinds[kind], count, [.. properties[kind]])).Where(kind => kind.Count > 0);
    }
}
