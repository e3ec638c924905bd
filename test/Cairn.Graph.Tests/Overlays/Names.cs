namespace Cairn.Graph.Tests.Overlays;

/// <summary>Writes values so that they read the same in two graphs with other ids.</summary>
internal static class Names
{
    public static string Of(Value value) => value.Type switch
    {
        ValueKind.Node => Node(value.Graph, value.AsNode()),
        ValueKind.Relationship => Edge(value.Graph, value.AsRelationship()),
        ValueKind.Path => string.Join('-', value.AsPath().Nodes.Select(node => Node(value.AsPath().Graph, node)).Concat(value.AsPath().Edges.Select(edge => Edge(value.AsPath().Graph, edge)))),
        ValueKind.List => $"[{string.Join(", ", value.AsList().Select(Of))}]",
        _ => value.ToString(),
    };

    public static string Node(GraphSnapshot graph, int node) => $"{graph.Key(node)}{Value.Node(graph, node)}";

    public static string Edge(GraphSnapshot graph, int edge) => $"e{graph.EdgeProperty(edge, "id")}{Value.Relationship(graph, edge)}";
}
