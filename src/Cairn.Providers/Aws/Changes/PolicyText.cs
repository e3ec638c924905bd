using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Providers.Aws.Changes;

/// <summary>Reads and edits the text of policy documents.</summary>
internal static class PolicyText
{
    /// <summary>The labels of a document's statements, as decisions name them: the Sid, or the position as <c>#1</c>.</summary>
    public static IReadOnlyList<string> Labels(string document) =>
        Parse(document) is { } json ? [.. Statements(json).Select(LabelOf)] : [];

    /// <summary>The document without the statements of this label; null where it has none, or where nothing would be left.</summary>
    public static JsonObject? Without(string document, string label) =>
        Left(document, label) is { } left && left["Statement"] is JsonArray { Count: > 0 } ? left : null;

    /// <summary>The document without the statements of this label, even if nothing is left; null where it has none of them.</summary>
    public static JsonObject? Left(string document, string label)
    {
        if (Parse(document) is not { } json)
            return null;
        var statements = Statements(json).ToList();
        var kept = statements.Where((statement, i) => LabelOf(statement, i) != label).Select(statement => statement?.DeepClone()).ToArray();
        if (kept.Length == statements.Count)
            return null;
        json["Statement"] = new JsonArray(kept);
        return json;
    }

    /// <summary>The document with more statements at its end; null where it is none.</summary>
    public static JsonObject? With(string document, JsonArray statements)
    {
        if (Parse(document) is not { } json)
            return null;
        json["Statement"] = new JsonArray([.. Statements(json).Concat(statements).Select(statement => statement?.DeepClone())]);
        return json;
    }

    /// <summary>The document with other statements in the place of the ones of this label; null where it has none of them.</summary>
    public static JsonObject? Replaced(string document, string label, JsonArray statements)
    {
        if (Parse(document) is not { } json || !Labels(document).Contains(label))
            return null;
        json["Statement"] = new JsonArray([.. Statements(json).SelectMany((statement, i) => LabelOf(statement, i) == label ? statements : new JsonArray(statement?.DeepClone())).Select(statement => statement?.DeepClone())]);
        return json;
    }

    private static JsonArray Statements(JsonObject json) => json["Statement"] switch
    {
        JsonArray list => list,
        { } one => [one.DeepClone()],
        null => [],
    };

    private static string LabelOf(JsonNode? statement, int index) =>
        statement is JsonObject item && item["Sid"] is JsonValue sid && sid.TryGetValue<string>(out var text) && text.Length > 0
            ? text
            : $"#{(index + 1).ToString(CultureInfo.InvariantCulture)}";

    private static JsonObject? Parse(string document)
    {
        try
        {
            return JsonNode.Parse(document) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
