using System.Text.Json.Nodes;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>Finds the value of a parameter: given by the user, by the parent stack, or its default; else it is unknown.</summary>
internal static class Parameters
{
    public static JsonNode? ValueOf(Stack stack, string name, IReadOnlyDictionary<string, JsonNode?> arguments)
    {
        var declared = stack.Template.Parameters[name];
        var type = declared?.TextOf("Type") ?? "String";
        if (arguments.TryGetValue(name, out var argument))
            return Typed(type, argument);
        var given = stack.Run.Options.Parameters.GetValueOrDefault($"{stack.Name}.{name}") ?? stack.Run.Options.Parameters.GetValueOrDefault(name);
        if (given is not null)
            return Typed(type, JsonValue.Create(given));
        // The default of such a parameter names where the value is kept, not the value.
        if (type.StartsWith("AWS::SSM::Parameter::Value", StringComparison.Ordinal))
            return Unknown(stack, name, "is kept in the Parameter Store");
        return declared?["Default"] is { } byDefault ? Typed(type, Given(byDefault)) : Unknown(stack, name, "has no value here");
    }

    /// <summary>Whether the stack must be told a value that nobody told.</summary>
    private static JsonObject Unknown(Stack stack, string name, string why)
    {
        stack.Run.Gap("parameter-unknown", stack.Template.Source, $"the parameter `{name}` of the stack `{stack.Name}` {why}; whatever uses it is told apart by that name only", $"give it with `--parameter {name}=VALUE`");
        return Symbol.Unknown(stack.AddressOf(name));
    }

    private static JsonNode? Given(Node value) => value.IsList
        ? new JsonArray([.. value.Items.Select(Given)])
        : value.Kind == NodeKind.Null ? JsonValue.Create("") : Symbol.Of(value);

    private static JsonNode? Typed(string type, JsonNode? value)
    {
        var isList = type == "CommaDelimitedList" || type.StartsWith("List<", StringComparison.Ordinal);
        if (!isList || Symbol.KnownTextOf(value) is not { } text)
            return value?.DeepClone();
        return new JsonArray([.. text.Split(',', StringSplitOptions.TrimEntries).Select(item => (JsonNode?)JsonValue.Create(item))]);
    }
}
