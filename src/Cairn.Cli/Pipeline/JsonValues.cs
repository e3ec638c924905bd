using System.Text.Json;
using Cairn.Graph;

namespace Cairn.Cli.Pipeline;

/// <summary>Graph values as JSON.</summary>
internal static class JsonValues
{
    public static void Write(Utf8JsonWriter json, Value value)
    {
        switch (value.Type)
        {
            case ValueKind.Null:
                json.WriteNullValue();
                break;
            case ValueKind.Boolean:
                json.WriteBooleanValue(value.AsBoolean());
                break;
            case ValueKind.Integer:
                json.WriteNumberValue(value.AsInteger());
                break;
            case ValueKind.Float when double.IsFinite(value.AsFloat()):
                json.WriteNumberValue(value.AsFloat());
                break;
            case ValueKind.String:
                json.WriteStringValue(value.AsString());
                break;
            case ValueKind.List:
                json.WriteStartArray();
                foreach (var item in value.AsList())
                    Write(json, item);
                json.WriteEndArray();
                break;
            case ValueKind.Map:
                json.WriteStartObject();
                foreach (var (name, item) in value.AsMap().OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(name);
                    Write(json, item);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }
}
