using System.Text.Json.Nodes;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>Evaluates the values of one stack. What is not known keeps its symbol; a policy is written with symbols as text.</summary>
internal sealed class Expressions(Stack stack)
{
    /// <summary>How long a chain of references may be; CloudFormation allows 500 resources, real chains stay below ten.</summary>
    public const int MaxChain = 64;

    private const int MaxDepth = 400;

    private int _depth;

    public Stack Stack => stack;

    /// <param name="asText">A symbol is wanted as text, because the value is part of a name, an ARN or a policy.</param>
    public JsonNode? Evaluate(Node node, bool asText)
    {
        if (_depth >= MaxDepth || !stack.Run.Spend(stack.Template.Source))
            return Symbol.Unknown();
        _depth++;
        try
        {
            return node.Kind switch
            {
                NodeKind.List => List(node, asText),
                NodeKind.Map => Map(node, asText),
                _ => Scalar(node, asText),
            };
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>A function that is not used as it should be; the value counts as unknown.</summary>
    public JsonNode Wrong(Mark at, string message, string? help = null)
    {
        stack.Run.Wrong("function-invalid", message, stack.Template.Where(at), help);
        return Symbol.Unknown();
    }

    private static JsonNode? Scalar(Node node, bool asText) =>
        node.Kind == NodeKind.Text && DynamicReferences.Find(node.Text) is { } reference
            ? DynamicReferences.Value(node.Text, reference, asText)
            : Symbol.Of(node);

    private JsonArray List(Node node, bool asText)
    {
        var list = new JsonArray();
        foreach (var item in node.Items)
        {
            var value = Evaluate(item, asText);
            if (!ReferenceEquals(value, Symbol.NoValue))
                list.Add(value);
        }

        return list;
    }

    private JsonNode? Map(Node node, bool asText)
    {
        if (node.Members is [var only] && Functions.Find(only.Name) is { } function)
            return AsWanted(function(new(this, only.Value, only.At, asText)), asText);
        return IsPolicy(node) ? Policy(node) : Plain(node, asText);
    }

    private JsonObject Plain(Node node, bool asText)
    {
        var map = new JsonObject();
        foreach (var member in Loops.Unrolled(stack, node))
        {
            if (member.Name == "Fn::Transform")
            {
                stack.Run.Gap("macro-unknown", stack.Template.Source, $"`Fn::Transform` at {stack.Template.Where(member.At)} is filled in by AWS; what it adds is not known");
                continue;
            }

            var value = Evaluate(member.Value, asText);
            if (!ReferenceEquals(value, Symbol.NoValue))
                map[member.Name] = value;
        }

        return map;
    }

    /// <summary>
    /// A policy with a part that nobody can name is unknown as a whole: a statement that is left out could be the one that denies.
    /// </summary>
    private JsonObject Policy(Node node)
    {
        var policy = Plain(node, asText: true);
        return Symbol.HoldsUnknown(policy) ? Symbol.Unknown() : policy;
    }

    private static bool IsPolicy(Node map) =>
        map["Statement"] is { Kind: NodeKind.List or NodeKind.Map } && map.Members.All(member => member.Name is "Statement" or "Version" or "Id");

    private static JsonNode? AsWanted(JsonNode? value, bool asText) =>
        asText && Symbol.ReferenceOf(value) is { } symbol ? JsonValue.Create(symbol) : value;
}
