using System.Runtime.InteropServices;
using System.Text.Json;

namespace Cairn.Sources.Terraform;

/// <summary>A Terraform document with its text, so that a fault inside it can be given a line and column.</summary>
internal sealed class TerraformText(string source, byte[] text, int maxDepth)
{
    public string Source { get; } = source;

    public JsonElement Root { get; } = JsonDocument.Parse(text, new() { MaxDepth = maxDepth + 1 }).RootElement;

    /// <summary>Where an element of this document stands, with the address of the resource it is in.</summary>
    public string Where(JsonElement element, string address, string pointer = "")
    {
        var place = pointer.Length == 0 ? $"`{address}`" : $"`{address}` {pointer}";
        if (element.ValueKind == JsonValueKind.Undefined || !text.AsSpan().Overlaps(JsonMarshal.GetRawUtf8Value(element), out var start))
            return $"{Source}: {place}";
        var before = text.AsSpan(0, start);
        return $"{Source}:{before.Count((byte)'\n') + 1}:{start - before.LastIndexOf((byte)'\n')}: {place}";
    }
}
