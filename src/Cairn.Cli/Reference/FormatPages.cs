using System.Text.Json;

namespace Cairn.Cli.Reference;

/// <summary>The JSON formats: each schema as it ships, and a page that tells them in tables.</summary>
internal static class FormatPages
{
    private const string Prefix = "Cairn.Cli.Reference.Schemas.";

    public static IEnumerable<ReferencePage> Read()
    {
        var assembly = typeof(FormatPages).Assembly;
        var schemas = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new ReferencePage($"schemas/{name[Prefix.Length..]}", Text(assembly.GetManifestResourceStream(name)!)))
            .ToList();
        return schemas.Prepend(new("formats.md", Page(schemas)));
    }

    private static string Text(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Page(IEnumerable<ReferencePage> schemas)
    {
        var page = new Markdown()
            .Title("JSON formats")
            .Paragraph("Output is sorted and deterministic: the same input gives the same bytes. A number behind the name changes only when a reader could break; readers should pass over members they do not know. The snapshot's format is told in [its concept page](../concepts/snapshot.md).");
        foreach (var schema in schemas)
            Write(page, schema);
        return page.ToString();
    }

    private static void Write(Markdown page, ReferencePage schema)
    {
        using var document = JsonDocument.Parse(schema.Text);
        var root = document.RootElement;
        page.Heading(root.GetProperty("title").GetString()!)
            .Paragraph($"{Described(root)} [Schema]({schema.Path}).")
            .Table(["Member", "Type", "Meaning"], Rows(root));
        if (!root.TryGetProperty("$defs", out var parts))
            return;
        foreach (var part in parts.EnumerateObject())
            page.Heading(part.Name, 3).Paragraph(Described(part.Value)).Table(["Member", "Type", "Meaning"], Rows(part.Value));
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(JsonElement type)
    {
        if (!type.TryGetProperty("properties", out var members))
            yield break;
        foreach (var member in members.EnumerateObject())
            yield return [Markdown.Code(member.Name), TypeOf(member.Value), Described(member.Value)];
    }

    private static string TypeOf(JsonElement type)
    {
        if (type.TryGetProperty("$ref", out var reference))
            return reference.GetString()!.Split('/')[^1];
        if (type.TryGetProperty("const", out var fixedTo))
            return Markdown.Code(fixedTo.GetString()!);
        if (type.TryGetProperty("enum", out var words))
            return Markdown.Codes(words.EnumerateArray().Select(word => word.GetString()!), " or ");
        if (type.TryGetProperty("items", out var items))
            return $"list of {TypeOf(items)}";
        return type.TryGetProperty("type", out var name) ? Names(name) : "any";
    }

    private static string Names(JsonElement name) =>
        name.ValueKind == JsonValueKind.Array ? string.Join(" or ", name.EnumerateArray().Select(one => one.GetString())) : name.GetString()!;

    private static string Described(JsonElement type) => type.TryGetProperty("description", out var text) ? text.GetString()! : "";
}
