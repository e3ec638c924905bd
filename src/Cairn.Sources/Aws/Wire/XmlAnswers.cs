using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Cairn.Sources.Aws.Wire;

/// <summary>Reads XML answers as the JSON that the same service's model describes.</summary>
internal static class XmlAnswers
{
    /// <summary>Deeper nesting than any answer has; what lies below is left out.</summary>
    private const int MaxDepth = 48;

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 256_000_000 };

    public static JsonElement Read(Stream body, ServiceFacts service, OperationFacts operation)
    {
        var root = Load(body);
        var inner = operation.Wrapper is { } wrapper ? Child(root, wrapper) ?? root : root;
        return Json.Write(writer =>
        {
            if (operation.Payload is { } payload)
            {
                writer.WriteStartObject();
                writer.WritePropertyName(payload);
            }

            Value(writer, service, operation.Out ?? "", inner, 0);
            if (operation.Payload is not null)
                writer.WriteEndObject();
        });
    }

    public static XElement Load(Stream body)
    {
        using var reader = XmlReader.Create(body, Safe);
        return XDocument.Load(reader).Root ?? throw new XmlException("no element");
    }

    /// <summary>The first element of this name below another, whatever its namespace.</summary>
    public static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    private static void Value(Utf8JsonWriter writer, ServiceFacts service, string kind, XElement element, int depth)
    {
        if (kind.Length <= 1)
            Plain(writer, kind, element.Value);
        else if (depth > MaxDepth)
            writer.WriteNullValue();
        else if (service.Shapes[kind] is { ItemName: { } item } list)
            List(writer, service, list.Of, element.Elements().Where(child => child.Name.LocalName == item || item == "member"), depth);
        else if (service.Shapes[kind] is { KeyName: not null } map)
            Map(writer, service, map, element, depth);
        else
            Structure(writer, service, service.Shapes[kind], element, depth);
    }

    private static void Structure(Utf8JsonWriter writer, ServiceFacts service, Shape shape, XElement element, int depth)
    {
        writer.WriteStartObject();
        foreach (var attribute in element.Attributes())
        {
            if (shape.Members.TryGetValue("@" + attribute.Name.LocalName, out var member))
                writer.WriteString(member.Name, attribute.Value);
        }

        foreach (var group in element.Elements().GroupBy(child => child.Name.LocalName, StringComparer.Ordinal))
        {
            if (!shape.Members.TryGetValue(group.Key, out var member))
                continue;
            writer.WritePropertyName(member.Name);
            if (member.IsFlat)
                List(writer, service, member.Kind, group, depth);
            else
                Value(writer, service, member.Kind, group.First(), depth + 1);
        }

        writer.WriteEndObject();
    }

    private static void List(Utf8JsonWriter writer, ServiceFacts service, string kind, IEnumerable<XElement> items, int depth)
    {
        writer.WriteStartArray();
        foreach (var item in items)
            Value(writer, service, kind, item, depth + 1);
        writer.WriteEndArray();
    }

    private static void Map(Utf8JsonWriter writer, ServiceFacts service, Shape map, XElement element, int depth)
    {
        writer.WriteStartObject();
        foreach (var entry in element.Elements())
        {
            if (Child(entry, map.KeyName!) is not { } key || Child(entry, map.ValueName!) is not { } value)
                continue;
            writer.WritePropertyName(key.Value);
            Value(writer, service, map.Of, value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static void Plain(Utf8JsonWriter writer, string kind, string text)
    {
        switch (kind)
        {
            case "b" when text is "true" or "false":
                writer.WriteBooleanValue(text == "true");
                break;
            case "n" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                writer.WriteNumberValue(number);
                break;
            case "d":
                // IAM escapes policy documents as a URL does.
                writer.WriteStringValue(Uri.UnescapeDataString(text));
                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }
}
