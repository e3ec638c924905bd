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
    public static JsonObject? Without(string document, string label)
    {
        if (Parse(document) is not { } json)
            return null;
        var statements = Statements(json).ToList();
        var kept = statements.Where((statement, i) => LabelOf(statement, i) != label).Select(statement => statement?.DeepClone()).ToArray();
        if (kept.Length == statements.Count || kept.Length == 0)
            return null;
        json["Statement"] = new JsonArray(kept);
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
