using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>Functions that make or take apart texts.</summary>
internal static partial class TextFunctions
{
    public static JsonNode? Base64(Call call) =>
        call.Value(call.Argument) is var value && Symbol.KnownTextOf(value) is { } text ? Bounded(call, Convert.ToBase64String(Encoding.UTF8.GetBytes(text))) : value;

    public static JsonNode Join(Call call)
    {
        if (call.Parts(2, 2) is not [{ IsScalar: true } or { Kind: NodeKind.Null }, var list])
            return call.In.Wrong(call.At, "`Fn::Join` takes a separator and a list");
        // A list that is one symbol stays one: nobody knows how many items it has.
        var values = call.In.Evaluate(list, asText: true) switch
        {
            JsonArray items => items.Select(Symbol.TextOf).ToList(),
            var other => [Symbol.TextOf(other)],
        };
        return values.Contains(null) ? Symbol.Unknown() : Bounded(call, string.Join(call.Argument.Items[0].Text, values));
    }

    public static JsonNode Split(Call call)
    {
        if (call.Parts(2, 2) is not [{ IsScalar: true } separator, var whole] || separator.Text.Length == 0)
            return call.In.Wrong(call.At, "`Fn::Split` takes a separator and a text");
        return Symbol.KnownTextOf(call.In.Evaluate(whole, asText: false)) is { } text
            ? new JsonArray([.. text.Split(separator.Text).Select(part => (JsonNode?)JsonValue.Create(part))])
            : Symbol.Unknown();
    }

    public static JsonNode ToJsonString(Call call)
    {
        var value = call.In.Evaluate(call.Argument, asText: true);
        return Symbol.HoldsUnknown(value) ? Symbol.Unknown() : Bounded(call, value?.ToJsonString() ?? "null");
    }

    public static JsonNode Sub(Call call)
    {
        var (text, names) = call.Argument switch
        {
            { IsScalar: true } plain => (plain, null),
            { IsList: true, Items: [{ IsScalar: true } pattern, { IsMap: true } map] } => (pattern, map),
            _ => ((Node?)null, (Node?)null),
        };
        if (text is null)
            return call.In.Wrong(call.At, "`Fn::Sub` takes a text, or a text and a map");
        var result = new StringBuilder();
        var at = 0;
        foreach (Match variable in Variable().Matches(text.Text))
        {
            result.Append(text.Text, at, variable.Index - at);
            if (Filled(call, variable.Groups[1].Value, names, text.At) is not { } value)
                return Symbol.Unknown();
            if (result.Length + value.Length > Run.MaxText)
                return TooLong(call);
            result.Append(value);
            at = variable.Index + variable.Length;
        }

        return Bounded(call, result.Append(text.Text, at, text.Text.Length - at).ToString());
    }

    private static string? Filled(Call call, string name, Node? names, Mark at)
    {
        // ${!Name} is written as ${Name}, for policies and shells.
        if (name.StartsWith('!'))
            return $"${{{name[1..]}}}";
        name = name.Trim();
        if (names?[name] is { } given)
            return Symbol.TextOf(call.In.Evaluate(given, asText: true));
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return Symbol.TextOf(dot < 0 ? References.Named(call.In, name, at) : References.Attribute(call.In, name[..dot], name[(dot + 1)..], at));
    }

    private static JsonNode Bounded(Call call, string text)
    {
        return text.Length <= Run.MaxText ? JsonValue.Create(text) : TooLong(call);
    }

    private static JsonObject TooLong(Call call)
    {
        call.Stack.Run.Gap("template-too-large", call.Stack.Template.Source, $"the text built at {call.Stack.Template.Where(call.At)} is longer than {Run.MaxText} characters and was taken as unknown");
        return Symbol.Unknown();
    }

    [GeneratedRegex(@"\$\{([^{}]{1,512})\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
