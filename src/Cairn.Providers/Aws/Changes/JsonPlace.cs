using System.Globalization;
using System.Text.Json.Nodes;

namespace Cairn.Providers.Aws.Changes;

/// <summary>Follows JSON pointers (RFC 6901) in JSON that can be edited.</summary>
internal static class JsonPlace
{
    /// <summary>What holds the place, and the place's name in it; null where the pointer leads nowhere.</summary>
    public static (JsonNode? Holder, string Last) Find(JsonNode? root, string pointer)
    {
        var parts = pointer.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToList();
        if (parts.Count == 0)
            return (null, "");
        var at = root;
        foreach (var part in parts.Take(parts.Count - 1))
            at = Read(at, part);
        return (at, parts[^1]);
    }

    public static JsonNode? Read(JsonNode? holder, string name) => holder switch
    {
        JsonObject map => map[name],
        JsonArray list when At(list, name) is { } index => list[index],
        _ => null,
    };

    public static void Remove(JsonNode? holder, string name)
    {
        if (holder is JsonObject map)
            map.Remove(name);
        else if (holder is JsonArray list && At(list, name) is { } index)
            list.RemoveAt(index);
    }

    public static void Put(JsonNode? holder, string name, JsonNode? value)
    {
        if (holder is JsonObject map)
            map[name] = value;
        else if (holder is JsonArray list && At(list, name) is { } index)
            list[index] = value;
    }

    private static int? At(JsonArray list, string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count ? index : null;
}
