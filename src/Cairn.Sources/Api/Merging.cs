using System.Text.Json;

namespace Cairn.Sources.Api;

/// <summary>Two descriptions of one resource as one: the later says more and wins.</summary>
internal static class Merging
{
    public static JsonElement Merge(JsonElement first, JsonElement later)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in first.Members().Concat(later.Members().Where(member => member.Value.Exists())))
            members[member.Name] = member.Value;
        return JsonSerializer.SerializeToElement(members);
    }
}
