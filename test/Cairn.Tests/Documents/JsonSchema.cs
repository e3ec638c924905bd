using System.Text.Json;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Documents;

/// <summary>As much of JSON Schema as the schemas in `docs/reference/schemas` use; a word it does not know is an error.</summary>
internal sealed class JsonSchema(string file)
{
    private static readonly HashSet<string> Told = ["$schema", "title", "description", "$defs"];
    private readonly JsonElement _root = Read(file);

    public IEnumerable<string> Errors(JsonElement value) => Check(_root, value, "");

    private static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.In("docs", "reference", "schemas", file)));
        return document.RootElement.Clone();
    }

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string at) =>
        schema.EnumerateObject().Where(word => !Told.Contains(word.Name)).SelectMany(word => Word(word, schema, value, at));

    private IEnumerable<string> Word(JsonProperty word, JsonElement schema, JsonElement value, string at) => word.Name switch
    {
        "$ref" => Referred(word.Value.GetString()!, value, at),
        "type" => Types(word.Value).Contains(TypeOf(value)) || (Types(word.Value).Contains("number") && TypeOf(value) == "integer") ? [] : [$"{at} is {TypeOf(value)}, not {word.Value}"],
        "const" => Same(word.Value, value) ? [] : [$"{at} is not {word.Value}"],
        "enum" => word.Value.EnumerateArray().Any(choice => Same(choice, value)) ? [] : [$"{at} is {value}, none of {word.Value}"],
        "minimum" => value.GetDouble() < word.Value.GetDouble() ? [$"{at} is below {word.Value}"] : [],
        "maximum" => value.GetDouble() > word.Value.GetDouble() ? [$"{at} is above {word.Value}"] : [],
        "items" => value.EnumerateArray().SelectMany((item, i) => Check(word.Value, item, $"{at}/{i}")),
        "required" => word.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}/{name} is missing"),
        "properties" => word.Value.EnumerateObject().SelectMany(member => value.TryGetProperty(member.Name, out var inner) ? Check(member.Value, inner, $"{at}/{member.Name}") : []),
        "additionalProperties" => Additional(word.Value, schema, value, at),
        _ => throw new NotSupportedException($"the schema word `{word.Name}`"),
    };

    private static bool Same(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other);

    private IEnumerable<string> Referred(string reference, JsonElement value, string at)
    {
        var (other, name) = (reference.Split('#')[0], reference.Split('/')[^1]);
        var schema = other.Length == 0 ? this : new JsonSchema(other);
        return schema.Check(schema._root.GetProperty("$defs").GetProperty(name), value, at);
    }

    private IEnumerable<string> Additional(JsonElement rule, JsonElement schema, JsonElement value, string at)
    {
        var further = value.EnumerateObject().Where(member => !schema.TryGetProperty("properties", out var listed) || !listed.TryGetProperty(member.Name, out _));
        return rule.ValueKind switch
        {
            JsonValueKind.True => [],
            JsonValueKind.False => further.Select(member => $"{at}/{member.Name} is not in the schema"),
            _ => further.SelectMany(member => Check(rule, member.Value, $"{at}/{member.Name}")),
        };
    }

    private static List<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
