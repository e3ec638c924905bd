using System.Text.Json;
using Cairn.Graph;
using Cairn.Providers.Records;

namespace Cairn.Providers.Mapping;

/// <summary>Reads a field's JSON as a graph value.</summary>
internal static class FieldValues
{
    public static Value Read(Field field) => Read(field.Element);

    private static Value Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var n) ? (Value)n : element.GetDouble(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Array => Value.List(element.EnumerateArray().Select(Read)),
        JsonValueKind.Object => Value.Map(element.EnumerateObject().DistinctBy(m => m.Name).Select(m => KeyValuePair.Create(m.Name, Read(m.Value)))),
        _ => Value.Null,
    };
}
