using System.Text.Json;

namespace Cairn.Sources.Terraform;

/// <summary>Writes planned values with a marker where one is only known after the apply.</summary>
internal static class Unknowns
{
    /// <param name="after">The planned values, without those that are unknown.</param>
    /// <param name="unknown">A tree shaped like the values, with <c>true</c> where one is unknown.</param>
    public static JsonElement Merge(JsonElement after, JsonElement unknown, Site site) =>
        IsUnknown(unknown) ? Json.Write(writer => Write(writer, after, unknown, site, [])) : after;

    private static void Write(Utf8JsonWriter writer, JsonElement after, JsonElement unknown, Site site, List<PathStep> path)
    {
        if (unknown.IsTrue())
            Mark(writer, site, path);
        else if (!IsUnknown(unknown))
            Known(writer, after);
        else if (unknown.ValueKind == JsonValueKind.Object)
            Members(writer, after, unknown, site, path);
        else
            Items(writer, [.. after.Items()], [.. unknown.Items()], site, path);
    }

    private static void Members(Utf8JsonWriter writer, JsonElement after, JsonElement unknown, Site site, List<PathStep> path)
    {
        writer.WriteStartObject();
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in after.Members().Where(member => written.Add(member.Name)))
            Member(writer, member.Name, member.Value, unknown.Member(member.Name), site, path);
        foreach (var member in unknown.Members().Where(member => written.Add(member.Name) && IsUnknown(member.Value)))
            Member(writer, member.Name, default, member.Value, site, path);
        writer.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter writer, string name, JsonElement after, JsonElement unknown, Site site, List<PathStep> path)
    {
        writer.WritePropertyName(name);
        path.Add(new(name));
        Write(writer, after, unknown, site, path);
        path.RemoveAt(path.Count - 1);
    }

    private static void Items(Utf8JsonWriter writer, List<JsonElement> after, List<JsonElement> unknown, Site site, List<PathStep> path)
    {
        var count = Math.Max(after.Count, unknown.Count);
        // A list with as many unknown items as references: one each. Their order is that of the source.
        var targets = unknown.All(item => item.IsTrue()) ? site.Targets(path) : [];
        writer.WriteStartArray();
        for (var i = 0; i < count; i++)
        {
            if (targets.Count == count)
            {
                Mark(writer, targets[i]);
                continue;
            }

            path.Add(new(null, i));
            Write(writer, i < after.Count ? after[i] : default, i < unknown.Count ? unknown[i] : default, site, path);
            path.RemoveAt(path.Count - 1);
        }

        writer.WriteEndArray();
    }

    private static void Mark(Utf8JsonWriter writer, Site site, List<PathStep> path)
    {
        var targets = site.Targets(path);
        if (targets.Count > 1 && path[^1].Name is { } name && name.EndsWith('s'))
        {
            writer.WriteStartArray();
            foreach (var target in targets)
                Mark(writer, target);
            writer.WriteEndArray();
        }
        else
        {
            Mark(writer, targets.Count == 1 ? targets[0] : null, path is [{ Name: { } field }] && site.LeavesOut(field));
        }
    }

    private static void Mark(Utf8JsonWriter writer, string? target, bool isLeftOut = false)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("$unknown", true);
        if (isLeftOut)
            writer.WriteBoolean("$computed", true);
        if (target is not null)
            writer.WriteString("$ref", target);
        writer.WriteEndObject();
    }

    private static void Known(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    }

    private static bool IsUnknown(JsonElement tree) => tree.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Object => tree.EnumerateObject().Any(member => IsUnknown(member.Value)),
        JsonValueKind.Array => tree.EnumerateArray().Any(IsUnknown),
        _ => false,
    };
}
