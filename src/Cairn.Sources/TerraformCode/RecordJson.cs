using System.Globalization;
using System.Text.Json;
using Cairn.Hcl.Values;

namespace Cairn.Sources.TerraformCode;

/// <summary>Writes values as the JSON of records: what is not known as a marker with the address it stands for.</summary>
internal static class RecordJson
{
    public static JsonElement Of(HclValue value) => Json.Write(writer => Write(writer, value));

    /// <summary>JSON pointers of everything sensitive.</summary>
    public static IReadOnlySet<string> Sensitive(HclValue value)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Walk(value, "", found);
        return found;
    }

    private static void Walk(HclValue value, string pointer, HashSet<string> found)
    {
        if (value.IsSensitive)
        {
            found.Add(pointer);
            return;
        }

        if (value is MappingValue mapping)
        {
            foreach (var (name, item) in mapping.Items)
                Walk(item, $"{pointer}/{Json.Step(name)}", found);
        }
        else if (value is SequenceValue sequence)
        {
            for (var i = 0; i < sequence.Items.Count; i++)
                Walk(sequence.Items[i], $"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}", found);
        }
    }

    private static void Write(Utf8JsonWriter writer, HclValue value)
    {
        switch (value)
        {
            case StringValue text:
                writer.WriteStringValue(text.Value);
                break;
            case BoolValue flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case NumberValue number:
                writer.WriteRawValue(number.Value.ToString(), skipInputValidation: true);
                break;
            case SequenceValue sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case MappingValue mapping:
                writer.WriteStartObject();
                foreach (var (name, item) in mapping.Items)
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case UnknownValue unknown:
                Unknown(writer, unknown);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void Unknown(Utf8JsonWriter writer, UnknownValue unknown)
    {
        if (Document(unknown) is { } document)
        {
            writer.WriteStringValue(document);
            return;
        }

        writer.WriteStartObject();
        writer.WriteBoolean("$unknown", true);
        if (unknown.Symbol?.Reference is AwsDefaults.LeftOut)
            writer.WriteBoolean("$computed", true);
        else if (unknown.Symbol?.Reference is { } reference)
            writer.WriteString("$ref", reference);
        writer.WriteEndObject();
    }

    /// <summary>
    /// A JSON document with unknown pieces is still worth reading: each piece is written as a policy variable
    /// (<c>${address}</c>), whose value nobody knows beforehand either.
    /// </summary>
    private static string? Document(UnknownValue unknown)
    {
        if (unknown.Symbol is not { Parts: [{ IsReference: false } first, _, ..] parts } || first.Text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return null;
        var text = string.Concat(parts.Select(part => part.IsReference ? $"${{{part.Text.Replace("\"", "'", StringComparison.Ordinal)}}}" : part.Text));
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = 128 });
            return text;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
