using System.Text.Json;

namespace Cairn.Tests.Analysis;

/// <summary>The part of JSON Schema that our schemas use: type, required, properties, additionalProperties, items, enum, const, bounds and references, also into a schema beside it.</summary>
internal sealed class JsonSchema(string path, JsonElement root)
{
    public List<string> Errors { get; } = [];

    public static List<string> Check(string schemaPath, ReadOnlyMemory<byte> document)
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(schemaPath));
        using var checkedDocument = JsonDocument.Parse(document);
        var validator = new JsonSchema(schemaPath, schema.RootElement);
        validator.Check(schema.RootElement, checkedDocument.RootElement, "");
        return validator.Errors;
    }

    private void Check(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Follow(reference.GetString()!, value, at);
            return;
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(type).Contains("number")))
            Errors.Add($"{at}: is {TypeOf(value)}, not {type}");
        if (schema.TryGetProperty("const", out var constant) && constant.GetRawText() != value.GetRawText())
            Errors.Add($"{at}: is not {constant}");
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => a.GetRawText() == value.GetRawText()))
            Errors.Add($"{at}: {value} is not one of {allowed}");
        CheckBounds(schema, value, at);
        if (value.ValueKind == JsonValueKind.Object)
            CheckObject(schema, value, at);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var (item, i) in value.EnumerateArray().Select((item, i) => (item, i)))
                Check(items, item, $"{at}/{i}");
        }
    }

    private void Follow(string reference, JsonElement value, string at)
    {
        var (file, name) = (reference.Split('#')[0], reference.Split('/')[^1]);
        if (file.Length == 0)
        {
            Check(root.GetProperty("$defs").GetProperty(name), value, at);
            return;
        }

        var beside = Path.Combine(Path.GetDirectoryName(path)!, file);
        using var schema = JsonDocument.Parse(File.ReadAllBytes(beside));
        var validator = new JsonSchema(beside, schema.RootElement);
        validator.Follow($"#/$defs/{name}", value, at);
        Errors.AddRange(validator.Errors);
    }

    private void CheckBounds(JsonElement schema, JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.Number)
            return;
        if (schema.TryGetProperty("minimum", out var least) && value.GetDouble() < least.GetDouble())
            Errors.Add($"{at}: {value} is below {least}");
        if (schema.TryGetProperty("maximum", out var most) && value.GetDouble() > most.GetDouble())
            Errors.Add($"{at}: {value} is above {most}");
    }

    private void CheckObject(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
                Errors.Add($"{at}: has no `{name}`");
        }

        foreach (var member in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var known))
                Check(known, member.Value, $"{at}/{member.Name}");
            else if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.Object)
                Check(more, member.Value, $"{at}/{member.Name}");
            else if (more.ValueKind == JsonValueKind.False)
                Errors.Add($"{at}: `{member.Name}` is not foreseen");
        }
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
