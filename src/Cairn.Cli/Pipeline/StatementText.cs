using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Cli.Pipeline;

/// <summary>Policy statements written in one way, so that two that mean the same read the same.</summary>
internal static class StatementText
{
    public static IEnumerable<string> Of(string document)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(document);
        }
        catch (JsonException)
        {
            return [document];
        }

        return root is JsonObject policy && policy.FirstOrDefault(member => member.Key.Equals("Statement", StringComparison.OrdinalIgnoreCase)).Value is { } statements
            ? (statements is JsonArray list ? list : [statements.DeepClone()]).Select(statement => Plain(statement)?.ToJsonString() ?? "")
            : [document];
    }

    /// <summary>Members sorted, a single value as itself, lists sorted and without repetition.</summary>
    private static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Plain(member.Value)))),
        JsonArray list => Sorted(list),
        JsonValue value => value.GetValueKind() == JsonValueKind.String ? JsonValue.Create(value.GetValue<string>()) : value.DeepClone(),
        _ => null,
    };

    private static JsonNode? Sorted(JsonArray list)
    {
        var items = list.Select(Plain).DistinctBy(item => item?.ToJsonString()).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal).ToList();
        return items.Count == 1 ? items[0] : new JsonArray([.. items]);
    }
}
