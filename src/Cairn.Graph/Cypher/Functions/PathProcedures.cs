using Cairn.Graph.Algorithms;
using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Functions;

/// <summary>Path searches for CALL. All take options last: <c>kinds</c> (list of relationship kinds), <c>cost</c> (name of a property), <c>scale</c>, <c>direction</c> (out, in, both), <c>maxDepth</c> (of path.reach without cost).</summary>
internal static class PathProcedures
{
    private static readonly Procedure[] All =
    [
        new("path.shortest", [("from", Types.Node), ("to", Types.Node), ("options", Types.Map)], [("path", StaticType.Path), ("cost", StaticType.Integer)], Shortest) { Required = 2 },
        new("path.kShortest", [("from", Types.Node | Types.List), ("to", Types.Node | Types.List), ("k", Types.Integer), ("options", Types.Map)], [("path", StaticType.Path), ("cost", StaticType.Integer)], KShortest) { Required = 3 },
        new("path.reach", [("from", Types.Node | Types.List), ("options", Types.Map)], [("node", StaticType.Node), ("cost", StaticType.Integer)], Reach) { Required = 1, Nodes = ReachNodes },
        new("path.cut", [("from", Types.Node | Types.List), ("to", Types.Node | Types.List), ("options", Types.Map)], [("relationship", StaticType.Relationship), ("weight", StaticType.Integer)], Cut) { Required = 2 },
        new("path.dominators", [("from", Types.Node | Types.List), ("to", Types.Node), ("options", Types.Map)], [("node", StaticType.Node)], Dominate) { Required = 2 },
    ];

    public static IEnumerable<string> Signatures => All.Select(procedure => procedure.Signature);

    public static Procedure? Find(string name) => Array.Find(All, procedure => procedure.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static void Shortest(Frame frame, Value[] inputs, Func<Value[], bool> row)
    {
        if (inputs[0].IsNull || inputs[1].IsNull)
        {
            return;
        }

        var target = Node(inputs[1]);
        if (ShortestPaths.From(Shape(frame, inputs, 2), [Node(inputs[0])], target, frame.Meter.Follow).PathTo(target) is { } path)
        {
            row([PathOf(frame, path), path.Cost]);
        }
    }

    private static void KShortest(Frame frame, Value[] inputs, Func<Value[], bool> row)
    {
        if (inputs[0].IsNull || inputs[1].IsNull)
        {
            return;
        }

        var count = inputs[2].IsInteger && inputs[2].AsInteger() is >= 0 and <= 100_000
            ? (int)inputs[2].AsInteger()
            : throw Failure.Argument("NumberOutOfRange", $"`k` is between 0 and 100000, not {inputs[2]}");
        foreach (var path in KShortestPaths.ToEach(Shape(frame, inputs, 3), Nodes(inputs[0]), Nodes(inputs[1]), count, frame.Meter.Follow).SelectMany(paths => paths))
        {
            if (!row([PathOf(frame, path), path.Cost]))
            {
                return;
            }
        }
    }

    private static void Reach(Frame frame, Value[] inputs, Func<Value[], bool> row) =>
        ReachNodes(frame, inputs, (node, distance) => row([new Value(frame.Graph.NodeTag, node), distance]));

    private static void ReachNodes(Frame frame, Value[] inputs, Func<int, int, bool> row)
    {
        var shape = Shape(frame, inputs, 1);
        var depth = Options(inputs, 1).Get("maxDepth");
        var distances = shape.Costs is null
            ? BreadthFirst.Depths(shape, Nodes(inputs[0]), depth.IsInteger ? (int)Math.Clamp(depth.AsInteger(), 0, int.MaxValue) : int.MaxValue, frame.Meter.Follow, shared: true)
            : ShortestPaths.From(shape, Nodes(inputs[0]), -1, frame.Meter.Follow).Distances;
        for (var node = 0; node < distances.Length; node++)
        {
            if (distances[node] is not (< 0 or ShortestPaths.Unreached) && !row(node, distances[node]))
            {
                return;
            }
        }
    }

    private static void Cut(Frame frame, Value[] inputs, Func<Value[], bool> row)
    {
        var (from, to) = (Nodes(inputs[0]), Nodes(inputs[1]));
        if (from.Intersect(to).Any())
        {
            throw Failure.Argument("InvalidArgumentValue", "a node cannot be both source and target of a cut");
        }

        var cut = MinimumCut.Between(Shape(frame, inputs, 2), from, to, frame.Meter.Follow);
        foreach (var edge in cut.Edges)
        {
            if (!row([Value.Relationship(frame.Graph, edge), cut.Weight]))
            {
                return;
            }
        }
    }

    private static void Dominate(Frame frame, Value[] inputs, Func<Value[], bool> row)
    {
        foreach (var node in Dominators.Of(Shape(frame, inputs, 2), Nodes(inputs[0]), frame.Meter.Follow).Of(Node(inputs[1])))
        {
            if (!row([Value.Node(frame.Graph, node)]))
            {
                return;
            }
        }
    }

    private static Value PathOf(Frame frame, GraphPath path) => Value.Path(new PathValue(frame.Graph, [.. path.Nodes], [.. path.Edges]));

    private static int Node(Value value) => value.IsNode ? (int)value.Bits : throw Failure.Type("InvalidArgumentValue", $"{value} is no node");

    private static int[] Nodes(Value value) => value.IsList ? [.. value.AsList().Select(Node)] : [Node(value)];

    private static MapValue Options(Value[] inputs, int at) => inputs.Length > at && inputs[at].IsMap ? inputs[at].Entries : MapValue.Empty;

    private static Topology Shape(Frame frame, Value[] inputs, int at)
    {
        var options = Options(inputs, at);
        var (kinds, cost, scale, direction) = (options.Get("kinds"), options.Get("cost"), options.Get("scale"), options.Get("direction"));
        try
        {
            return TopologyCache.Of(frame.Graph, new TopologyOptions
            {
                Kinds = kinds.IsNull ? null : [.. kinds.AsList().Select(kind => kind.AsString())],
                Cost = cost.IsNull ? null : cost.AsString(),
                CostScale = scale.IsNull ? 1 : scale.AsFloat(),
                Direction = direction.IsNull ? TopologyDirection.Out : Enum.Parse<TopologyDirection>(direction.AsString(), ignoreCase: true),
            }, () => frame.Meter.Plan(12.0 * frame.Graph.EdgeCount));
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
        {
            throw Failure.Argument("InvalidArgumentValue", wrong.Message);
        }
    }
}
