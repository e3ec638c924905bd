using System.Text.Json.Nodes;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>Functions that name something else: a parameter, a resource, another stack's export, an entry of a table.</summary>
internal static class References
{
    public static JsonNode? Ref(Call call) =>
        call.Argument.IsScalar ? Named(call.In, call.Argument.Text, call.Argument.At) : call.In.Wrong(call.At, "`Ref` takes the name of a parameter or resource");

    public static JsonNode? GetAtt(Call call)
    {
        var argument = call.Argument.IsScalar && call.Argument.Text.Split('.', 2) is [var whole, var part]
            ? (Name: whole, Attribute: part)
            : call.Argument.Items is [{ IsScalar: true } name, var attribute] ? (Name: name.Text, Attribute: Symbol.TextOf(call.In.Evaluate(attribute, asText: true)) ?? "") : default;
        return argument.Name is null
            ? call.In.Wrong(call.At, "`Fn::GetAtt` takes a resource and an attribute")
            : Attribute(call.In, argument.Name, argument.Attribute, call.Argument.At);
    }

    /// <summary>What a name means by itself.</summary>
    public static JsonNode? Named(Expressions expressions, string name, Mark at)
    {
        var stack = expressions.Stack;
        if (name.StartsWith("AWS::", StringComparison.Ordinal))
            return Pseudo(stack, name, expressions, at);
        if (stack.HasParameter(name))
            return stack.Parameter(name);
        if (stack.Resources.ContainsKey(name))
            return stack.Identities.Of(name);
        return Missing(stack, name, at);
    }

    public static JsonNode? Attribute(Expressions expressions, string name, string attribute, Mark at)
    {
        var stack = expressions.Stack;
        if (stack.Nested.TryGetValue(name, out var nested) && attribute.StartsWith("Outputs.", StringComparison.Ordinal))
            return nested.Output(attribute["Outputs.".Length..]);
        return stack.Resources.ContainsKey(name) ? stack.Identities.Attribute(name, attribute) : Missing(stack, name, at);
    }

    public static JsonNode? ImportValue(Call call)
    {
        var name = Symbol.TextOf(call.In.Evaluate(call.Argument, asText: true));
        if (name is null)
            return Symbol.Unknown();
        if (call.Stack.Run.Exported(name) is { } value)
            return value();
        call.Stack.Run.Gap("import-unknown", call.Stack.Template.Source, $"no template here exports `{name}`; what imports it is told apart by that name only", "scan the template that exports it as well");
        return Symbol.Unknown($"import.{name.Replace(':', '.').Replace('/', '.')}");
    }

    public static JsonNode? FindInMap(Call call)
    {
        if (call.Parts(3, 4) is not [var map, var first, var second, ..])
            return call.In.Wrong(call.At, "`Fn::FindInMap` takes a map and two keys");
        var name = Symbol.KnownTextOf(call.In.Evaluate(map, asText: false));
        var rows = name is null ? null : call.Stack.Template.Mappings[name];
        if (rows is null)
            return Otherwise(call) ?? call.In.Wrong(call.At, $"there is no mapping `{name}` in this template");
        var key = Symbol.KnownTextOf(call.In.Evaluate(second, asText: false));
        if (Symbol.KnownTextOf(call.In.Evaluate(first, asText: false)) is { Length: > 0 } row && key is not null)
            return rows[row]?[key] is { } value ? call.Value(value) : Otherwise(call) ?? call.In.Wrong(call.At, $"the mapping `{name}` has no entry `{row}`, `{key}`");
        // Which row it will be is not known, but where all agree that says nothing.
        var all = key is null ? [] : rows.Members.Select(member => member.Value[key]).OfType<Node>().Select(call.Value).ToList();
        return all.Count > 0 && all.TrueForAll(one => JsonNode.DeepEquals(one, all[0])) ? all[0] : Symbol.Unknown();
    }

    private static JsonNode? Otherwise(Call call) =>
        call.Argument.Items is [_, _, _, var options] && options["DefaultValue"] is { } value ? call.Value(value) : null;

    private static JsonObject Missing(Stack stack, string name, Mark at)
    {
        stack.Run.Gap("reference-missing", stack.Template.Source, $"`{name}` at {stack.Template.Where(at)} names nothing in this template", "it may be made by a macro that runs at AWS");
        return Symbol.Unknown(stack.AddressOf(name));
    }

    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
    private static JsonNode Pseudo(Stack stack, string name, Expressions expressions, Mark at) => name switch
    {
        "AWS::AccountId" => JsonValue.Create(stack.Place.AccountText),
        "AWS::Region" => JsonValue.Create(stack.Place.RegionText),
        "AWS::Partition" => JsonValue.Create(stack.Place.Partition),
        "AWS::URLSuffix" => JsonValue.Create(stack.Place.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"),
        "AWS::StackName" => JsonValue.Create(stack.Name),
        "AWS::StackId" => JsonValue.Create($"arn:{stack.Place.Partition}:cloudformation:{stack.Place.RegionText}:{stack.Place.AccountText}:stack/{stack.Name}"),
        "AWS::NotificationARNs" => new JsonArray(),
        "AWS::NoValue" => Symbol.NoValue,
        _ => expressions.Wrong(at, $"there is no pseudo parameter `{name}`"),
    };
}
