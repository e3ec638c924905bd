using System.Text.Json;

namespace Cairn.Analysis.Conditions;

/// <summary>Reads the edge property <c>requires</c>; what it does not understand is opaque, which contradicts nothing.</summary>
internal static class TermReader
{
    /// <summary>The edge property that holds the condition as data; <c>residual</c> holds it in words.</summary>
    public const string Property = "requires";

    private const int MaxDepth = 16;

    public static Term Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth * 2 });
            return Read(json.RootElement, 0);
        }
        catch (JsonException)
        {
            return Term.Opaque.Instance;
        }
    }

    private static Term Read(JsonElement json, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object || depth > MaxDepth)
            return Term.Opaque.Instance;
        if (Parts(json, "all", depth) is { } all)
            return new Term.All(all);
        if (Parts(json, "any", depth) is { } any)
            return new Term.Any(any);
        if (Text(json, "unseen") is { } unseen)
            return new Term.Unseen(unseen, json.TryGetProperty("negated", out var negated) && negated.ValueKind == JsonValueKind.True);
        return Test(json);
    }

    private static Term Test(JsonElement json)
    {
        if (Text(json, "key") is not { } key || Text(json, "is") is not { } word || !Enum.TryParse<Comparison>(word, ignoreCase: true, out var comparison))
            return Term.Opaque.Instance;
        var values = json.TryGetProperty("values", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!).ToList() // checked above
            : [];
        return new Term.Test(key, comparison, values, Text(json, "of") == "actor");
    }

    private static List<Term>? Parts(JsonElement json, string name, int depth) =>
        json.TryGetProperty(name, out var parts) && parts.ValueKind == JsonValueKind.Array ? [.. parts.EnumerateArray().Select(part => Read(part, depth + 1))] : null;

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
