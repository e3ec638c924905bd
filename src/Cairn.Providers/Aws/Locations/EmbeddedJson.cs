using System.Text.Json;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Locations;

/// <summary>Reads JSON that a source keeps inside a string (container definitions, state machines) as if it were written out.</summary>
internal static class EmbeddedJson
{
    private const int LongestText = 4 << 20;

    /// <summary>The field itself where it is written out; the parsed text where it is a string; a gap where that is not JSON.</summary>
    public static Field Read(Mapped mapped, Field field)
    {
        if (!field.IsKnown || field.Element.ValueKind != JsonValueKind.String)
            return field;
        if (field.Text is not { } text)
            return default;
        if (text.Length > LongestText)
            return Unreadable(mapped, field, $"is longer than {LongestText} characters");
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64 });
            return Field.Of(document.RootElement.Clone(), field.Pointer);
        }
        catch (JsonException)
        {
            return Unreadable(mapped, field, "is not JSON");
        }
    }

    private static Field Unreadable(Mapped mapped, Field field, string why)
    {
        mapped.Gap("json-unreadable", mapped.Self, $"`{field.Pointer}` {why}, so what it says is not known");
        return default;
    }
}
