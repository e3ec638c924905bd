using System.Text.Json;

namespace Cairn.Bench.Estates;

/// <summary>One generated resource; its values are ready JSON.</summary>
internal sealed record Generated(string Type, string Name, IReadOnlyDictionary<string, object?> Values)
{
    public void Write(Utf8JsonWriter json, string module)
    {
        json.WriteStartObject();
        json.WriteString("address", $"{module}.{Type}.{Name}");
        json.WriteString("mode", "managed");
        json.WriteString("type", Type);
        json.WriteString("name", Name);
        json.WriteString("provider_name", "registry.terraform.io/hashicorp/aws");
        json.WriteNumber("schema_version", 0);
        json.WritePropertyName("values");
        JsonSerializer.Serialize(json, Values);
        json.WriteStartObject("sensitive_values");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
