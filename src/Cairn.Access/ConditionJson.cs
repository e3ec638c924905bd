using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Cairn.Access;

/// <summary>
/// Conditions as JSON: <c>true</c>, <c>false</c>, <c>{"all": […]}</c>, <c>{"any": […]}</c>, <c>{"key", "operator", "values"}</c>,
/// <c>{"unseen"}</c>, the last two with <c>"not": true</c> where they must fail.
/// </summary>
internal static class ConditionJson
{
    private const int MaxDepth = 64;

    public static string Write(Condition condition)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, condition);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Condition Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Read(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("this is no condition", error);
        }
    }

    private static void Write(Utf8JsonWriter json, Condition condition)
    {
        if (condition is Condition.Constant constant)
        {
            json.WriteBooleanValue(constant.Value);
            return;
        }

        json.WriteStartObject();
        Members(json, condition);
        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, Condition condition)
    {
        switch (condition)
        {
            case Condition.Test test:
                json.WriteString("key", test.Key);
                json.WriteString("operator", test.Operator);
                List(json, "values", test.Values, json.WriteStringValue);
                Not(json, test.Negated);
                break;
            case Condition.Unseen unseen:
                json.WriteString("unseen", unseen.What);
                Not(json, unseen.Negated);
                break;
            case Condition.All all:
                List(json, "all", all.Parts, part => Write(json, part));
                break;
            case Condition.Any any:
                List(json, "any", any.Parts, part => Write(json, part));
                break;
        }
    }

    private static void Not(Utf8JsonWriter json, bool negated)
    {
        if (negated)
            json.WriteBoolean("not", true);
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static Condition Read(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return Condition.Of(json.GetBoolean());
        if (json.TryGetProperty("all", out var all))
            return all.EnumerateArray().Select(Read).Aggregate(Condition.Always, Condition.And);
        if (json.TryGetProperty("any", out var any))
            return any.EnumerateArray().Select(Read).Aggregate(Condition.Never, Condition.Or);
        var read = json.TryGetProperty("unseen", out var what)
            ? Condition.OfUnseen(what.GetString()!)
            : Condition.OfTest(json.GetProperty("key").GetString()!, json.GetProperty("operator").GetString()!, [.. json.GetProperty("values").EnumerateArray().Select(value => value.GetString()!)]);
        return json.TryGetProperty("not", out var not) && not.GetBoolean() ? !read : read;
    }
}
