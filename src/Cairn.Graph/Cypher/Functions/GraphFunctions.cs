using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Functions;

/// <summary>Functions on nodes, relationships and paths.</summary>
internal static class GraphFunctions
{
    private const Types Element = Types.Node | Types.Relationship;

    public static IEnumerable<Function> All =>
    [
        new("id", 1, 1, Element, StaticType.Integer, (_, a) => Null(a) ?? Identity(a[0])),
        new("elementId", 1, 1, Element, StaticType.String, (_, a) => Null(a) ?? Identity(a[0]).ToString()),
        new("labels", 1, 1, Types.Node, StaticType.ListOf(StaticType.String), (_, a) => Null(a) ?? Labels(a[0])),
        new("type", 1, 1, Types.Relationship, StaticType.String, (_, a) => Null(a) ?? TypeOf(a[0])),
        new("keys", 1, 1, Element | Types.Map, StaticType.ListOf(StaticType.String), (_, a) => Null(a) ?? Keys(a[0])),
        new("properties", 1, 1, Element | Types.Map, StaticType.Map, (_, a) => Null(a) ?? Value.MapOf(PropertyFormula.All(a[0]))),
        new("startNode", 1, 1, Types.Relationship, StaticType.Node, (_, a) => Null(a) ?? End(a[0], edge => edge.From)),
        new("endNode", 1, 1, Types.Relationship, StaticType.Node, (_, a) => Null(a) ?? End(a[0], edge => edge.To)),
        new("nodes", 1, 1, Types.Path, StaticType.ListOf(StaticType.Node), (_, a) => Null(a) ?? Nodes(a[0])),
        new("relationships", 1, 1, Types.Path, StaticType.ListOf(StaticType.Relationship), (_, a) => Null(a) ?? Relationships(a[0])),
        new("rels", 1, 1, Types.Path, StaticType.ListOf(StaticType.Relationship), (_, a) => Null(a) ?? Relationships(a[0])),
        new("length", 1, 1, Types.Path, StaticType.Integer, (_, a) => Null(a) ?? (a[0].IsPath ? a[0].AsPath().Length : throw Wrong("length", a[0]))),
    ];

    public static Value? Null(ReadOnlySpan<Value> arguments) => arguments[0].IsNull ? Value.Null : default(Value?);

    public static QueryException Wrong(string function, Value value) => Failure.Type("InvalidArgumentValue", $"`{function}` has no meaning for {value}");

    private static Value Identity(Value value) => value.IsNode || value.IsRelationship ? value.Bits : throw Wrong("id", value);

    private static Value Labels(Value value)
    {
        if (!value.IsNode)
        {
            throw Wrong("labels", value);
        }

        var kinds = value.Graph.KindsOf((int)value.Bits);
        var labels = new Value[kinds.Length];
        for (var i = 0; i < kinds.Length; i++)
        {
            labels[i] = value.Graph.NodeKinds[kinds[i]];
        }

        return Value.ListOf(labels);
    }

    private static Value TypeOf(Value value) => value.IsRelationship ? value.Graph.EdgeKinds[value.Graph.EdgeAt((int)value.Bits).Kind] : throw Wrong("type", value);

    private static Value Keys(Value value) => Value.List(PropertyFormula.All(value).Keys.Select(Value.FromString));

    private static Value End(Value value, Func<Edge, int> end) =>
        value.IsRelationship ? Value.Node(value.Graph, end(value.Graph.EdgeAt((int)value.Bits))) : throw Wrong("startNode", value);

    private static Value Nodes(Value value) => value.IsPath
        ? Value.List(value.AsPath().Nodes.Select(node => Value.Node(value.AsPath().Graph, node)))
        : throw Wrong("nodes", value);

    private static Value Relationships(Value value) => value.IsPath
        ? Value.List(value.AsPath().Edges.Select(edge => Value.Relationship(value.AsPath().Graph, edge)))
        : throw Wrong("relationships", value);
}
