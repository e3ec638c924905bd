using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>Evaluates conditions with three values: what depends on an unknown parameter is neither true nor false.</summary>
internal static class Decisions
{
    private const int MaxDepth = 64;

    public static bool? Decide(Expressions expressions, Node node, int depth = 0)
    {
        if (depth > MaxDepth)
            return null;
        if (node.IsScalar)
            return node.Text switch { "true" => true, "false" => false, _ => null };
        if (node.Members is not [var call])
            return Wrong(expressions, node);
        var parts = call.Value.IsList ? call.Value.Items : [call.Value];
        return call.Name switch
        {
            "Condition" => expressions.Stack.Condition(call.Value.Text, call.Value.At),
            "Fn::Equals" when parts is [var left, var right] => Equal(expressions, left, right),
            "Fn::Not" when parts is [var inner] => !Decide(expressions, inner, depth + 1),
            "Fn::And" => All(parts.Select(part => Decide(expressions, part, depth + 1)), decisive: false),
            "Fn::Or" => All(parts.Select(part => Decide(expressions, part, depth + 1)), decisive: true),
            "Fn::Contains" when parts is [var list, var item] => Contains(expressions, list, item),
            _ => Wrong(expressions, node),
        };
    }

    private static bool? Equal(Expressions expressions, Node left, Node right)
    {
        var (a, b) = (expressions.Evaluate(left, asText: false), expressions.Evaluate(right, asText: false));
        if (!Symbol.HoldsUnknown(a) && !Symbol.HoldsUnknown(b))
            return Symbol.KnownTextOf(a) is { } text ? text == Symbol.KnownTextOf(b) : System.Text.Json.Nodes.JsonNode.DeepEquals(a, b);
        return Symbol.ReferenceOf(a) is { } same && same == Symbol.ReferenceOf(b) ? true : null;
    }

    private static bool? Contains(Expressions expressions, Node list, Node item)
    {
        if (expressions.Evaluate(list, asText: false) is not System.Text.Json.Nodes.JsonArray all || Symbol.KnownTextOf(expressions.Evaluate(item, asText: false)) is not { } sought)
            return null;
        return all.Any(one => Symbol.KnownTextOf(one) == sought) ? true : Symbol.HoldsUnknown(all) ? null : false;
    }

    /// <summary>One decisive part settles it, whatever the others are; an unknown one keeps it open.</summary>
    private static bool? All(IEnumerable<bool?> parts, bool decisive)
    {
        var all = parts.ToList();
        return all.Contains(decisive) ? decisive : all.Contains(null) ? null : !decisive;
    }

    private static bool? Wrong(Expressions expressions, Node node)
    {
        expressions.Wrong(node.At, "this is no condition", "a condition is `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not` or `Condition`");
        return null;
    }
}
