using System.Buffers;
using System.Text.Json;
using Cairn.Providers.Records;

namespace Cairn.Providers.Mapping;

/// <summary>Finds the items of a call in its answer, whether the answer has just arrived or lies in a file.</summary>
public static class CallItems
{
    /// <summary>The items as objects: plain values get the member that the call names for them, and what surrounds an item is kept where asked for.</summary>
    public static IEnumerable<JsonElement> Read(Call call, JsonElement answer)
    {
        var around = new Stack<JsonElement>();
        foreach (var found in Walk(answer, call.Items is null ? [] : call.Items.Split('.'), around))
        {
            if (found.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
                continue;
            if (call.Scalar is { } name && found.ValueKind != JsonValueKind.Object)
                yield return Add(JsonElement.Parse("{}"), [(name, found)]);
            else
                yield return call.Keep.Count == 0 || found.ValueKind != JsonValueKind.Object ? found : Add(found, Kept(call, around));
        }
    }

    /// <summary>An item with the members it takes over from what was gone through; what it has of its own stays.</summary>
    public static JsonElement Inherit(Call call, JsonElement item, JsonElement parent)
    {
        var from = Field.Of(parent);
        var added = call.With.Select(Split).Concat(call.Carry.Select(Split))
            .Select(pair => (pair.Name, Value: At(from, pair.Path)))
            .Where(pair => pair.Value.IsKnown)
            .Select(pair => (pair.Name, pair.Value.Element))
            .ToList();
        return item.ValueKind == JsonValueKind.Object && added.Count > 0 ? Add(item, added) : item;
    }

    /// <summary>What tells the item apart from its siblings; null where the call names nothing or the item has it not.</summary>
    public static string? Identity(Call call, JsonElement item)
    {
        if (call.Id is null)
            return null;
        var root = Field.Of(item);
        var parts = call.Id.Split('+').Select(path => FieldPath.Parse(path).First(root).Text).ToList();
        return parts.Any(part => part is not null) ? string.Join('/', parts.OfType<string>()) : null;
    }

    /// <summary>Whether the call's condition holds for an item.</summary>
    public static bool Fits(Call call, JsonElement item)
    {
        if (call.When is not { } when)
            return true;
        var root = Field.Of(item);
        if (when.Split("!=") is [var unequal, var not])
            return !string.Equals(At(root, unequal).Text, not, StringComparison.OrdinalIgnoreCase);
        return when.Split('=') is [var equal, var value]
            ? string.Equals(At(root, equal).Text, value, StringComparison.OrdinalIgnoreCase)
            : At(root, when).IsKnown;
    }

    /// <summary>An item completed with the answer of a call, or with the pages of it.</summary>
    public static JsonElement Complete(Call call, JsonElement item, IEnumerable<JsonElement> answers)
    {
        var found = answers.SelectMany(answer => Read(call, answer)).ToList();
        if (call.As is null)
            return found is [{ ValueKind: JsonValueKind.Object } more, ..] ? Add(item, [.. more.EnumerateObject().Select(member => (member.Name, member.Value))], overrides: true) : item;
        if (call.As.EndsWith("[]", StringComparison.Ordinal))
            return Add(item, [(call.As[..^2], List(found))], overrides: true);
        return found.Count == 0 ? item : Add(item, [(call.As, found[0])], overrides: true);
    }

    /// <summary><c>Bucket=Name</c> as its two halves; a name alone is both.</summary>
    public static (string Name, string Path) Split(string pair) =>
        pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (pair[..at], pair[(at + 1)..]) : (pair, pair);

    /// <summary>The field that names separated by dots lead to.</summary>
    public static Field At(Field root, string path) => path.Split('.').Aggregate(root, (field, name) => field[name]);

    private static IEnumerable<JsonElement> Walk(JsonElement at, ArraySegment<string> path, Stack<JsonElement> around)
    {
        if (at.ValueKind == JsonValueKind.Array)
            return at.EnumerateArray().SelectMany(item => Walk(item, path, around));
        if (path.Count == 0)
            return [at];
        return at.ValueKind == JsonValueKind.Object ? Below(at, path, around) : [];
    }

    private static IEnumerable<JsonElement> Below(JsonElement at, ArraySegment<string> path, Stack<JsonElement> around)
    {
        around.Push(at);
        var members = path[0] == "*"
            ? at.EnumerateObject().Select(member => member.Value)
            : at.EnumerateObject().Where(member => FieldName.Same(member.Name, path[0])).Take(1).Select(member => member.Value);
        foreach (var found in members.SelectMany(member => Walk(member, path[1..], around)))
            yield return found;
        around.Pop();
    }

    private static IEnumerable<(string, JsonElement)> Kept(Call call, Stack<JsonElement> around) =>
        from pair in call.Keep.Select(Split)
        let value = around.Select(outer => At(Field.Of(outer), pair.Path)).FirstOrDefault(field => field.IsKnown)
        where value.IsKnown
        select (pair.Name, value.Element);

    private static JsonElement List(List<JsonElement> items) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var item in items)
            item.WriteTo(writer);
        writer.WriteEndArray();
    });

    private static JsonElement Add(JsonElement item, IEnumerable<(string Name, JsonElement Value)> added, bool overrides = false)
    {
        var more = added.ToList();
        return Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in item.EnumerateObject().Where(member => !overrides || !more.Exists(other => other.Name == member.Name)))
                member.WriteTo(writer);
            foreach (var (name, value) in more.Where(other => overrides || !item.TryGetProperty(other.Name, out _)).DistinctBy(other => other.Name))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }

    private static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, new() { SkipValidation = true }))
            write(writer);
        return JsonDocument.Parse(text.WrittenMemory, new() { MaxDepth = 1024 }).RootElement;
    }
}
