using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>Values that are only known once the stack exists, and what stands for them until then.</summary>
internal static class Symbol
{
    private const string Marker = "$unknown";
    private const string Target = "$ref";

    /// <summary>The property is left out: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html</summary>
    public static readonly JsonNode NoValue = JsonValue.Create("AWS::NoValue");

    /// <param name="reference">What the value will be equal to: two with the same reference are the same value.</param>
    public static JsonObject Unknown(string? reference = null)
    {
        var unknown = new JsonObject { [Marker] = true };
        if (reference is not null)
            unknown[Target] = reference;
        return unknown;
    }

    public static bool IsUnknown(JsonNode? value) => value is JsonObject map && map.ContainsKey(Marker);

    public static string? ReferenceOf(JsonNode? value) =>
        value is JsonObject map && map.ContainsKey(Marker) ? map[Target]?.GetValue<string>() : null;

    /// <summary>Whether anything inside a value is not known.</summary>
    public static bool HoldsUnknown(JsonNode? value) => value switch
    {
        JsonObject map => map.ContainsKey(Marker) || map.Any(member => HoldsUnknown(member.Value)),
        JsonArray list => list.Any(HoldsUnknown),
        _ => false,
    };

    /// <summary>The text of a scalar; of an unknown value the symbol that stands for it; null where there is neither.</summary>
    public static string? TextOf(JsonNode? value) => value switch
    {
        JsonValue scalar => Written(scalar),
        _ => ReferenceOf(value),
    };

    /// <summary>The text of a scalar that is known; null otherwise.</summary>
    public static string? KnownTextOf(JsonNode? value) => value is JsonValue scalar ? Written(scalar) : null;

    public static JsonNode? Of(Node scalar) => scalar.Kind switch
    {
        NodeKind.Null => null,
        NodeKind.Boolean => JsonValue.Create(scalar.Text == "true"),
        NodeKind.Number when long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        NodeKind.Number when decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(scalar.Text),
    };

    private static string? Written(JsonValue scalar) =>
        scalar.TryGetValue<string>(out var text) ? text
        : scalar.TryGetValue<bool>(out var flag) ? (flag ? "true" : "false")
        : scalar.ToJsonString();
}
