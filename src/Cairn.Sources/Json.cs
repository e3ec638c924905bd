using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Sources;

/// <summary>Reads members of JSON that may have any shape: what is not there or of another kind reads as nothing.</summary>
internal static class Json
{
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    public static IEnumerable<JsonProperty> Members(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    public static bool Exists(this JsonElement element) => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static bool IsTrue(this JsonElement element) => element.ValueKind == JsonValueKind.True;

    /// <summary>The value that a text holds as JSON, also a text in a text; the value itself where it is none.</summary>
    public static JsonElement Inside(JsonElement value, int maxDepth)
    {
        for (var i = 0; i < 3 && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 1 } text && text.TrimStart() is ['{' or '[' or '"', ..]; i++)
        {
            try
            {
                value = JsonDocument.Parse(text, new() { MaxDepth = maxDepth + 1 }).RootElement;
            }
            catch (JsonException)
            {
                break;
            }
        }

        return value;
    }

    /// <summary>A value to write to; policies that are still encoded for a URL, as IAM's API gives them, are decoded.</summary>
    public static JsonNode? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(value),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Plain)]),
        JsonValueKind.String when value.GetString() is { } text => JsonValue.Create(text.StartsWith("%7B", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(text) : text),
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };

    private static JsonObject Object(JsonElement value)
    {
        var map = new JsonObject();
        foreach (var member in value.EnumerateObject())
            map[member.Name] = Plain(member.Value);
        return map;
    }

    /// <summary>A name as a step of a JSON pointer.</summary>
    public static string Step(string name) =>
        name.AsSpan().ContainsAny('~', '/') ? name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) : name;

    /// <summary>A JSON value written by hand, as an element that owns its text.</summary>
    public static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        var text = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, new() { SkipValidation = true }))
            write(writer);
        return JsonDocument.Parse(text.WrittenMemory, new() { MaxDepth = 1024 }).RootElement;
    }
}
