using System.Text.Json;

namespace Cairn.Sources.Aws.Wire;

/// <summary>Reads the body of a good answer as JSON, whatever the protocol.</summary>
internal static class Answers
{
    private const int MaxDepth = 128;

    public static JsonElement Read(byte[] body, ServiceFacts service, OperationFacts operation)
    {
        if (operation is { Payload: { } name, PayloadIsText: true })
            return Json.Write(writer => WriteText(writer, name, body));
        if (service.Protocol is Protocol.Query or Protocol.Ec2 or Protocol.RestXml)
            return XmlAnswers.Read(new MemoryStream(body, writable: false), service, operation);
        var root = body.Length == 0 ? JsonElement.Parse("{}") : JsonDocument.Parse(body, new() { MaxDepth = MaxDepth }).RootElement;
        return operation.Renames.Count == 0 ? root : Json.Write(writer => Renamed(writer, root, operation.Renames));
    }

    private static void WriteText(Utf8JsonWriter writer, string name, byte[] body)
    {
        writer.WriteStartObject();
        writer.WriteString(name, body);
        writer.WriteEndObject();
    }

    private static void Renamed(Utf8JsonWriter writer, JsonElement root, IReadOnlyDictionary<string, string> names)
    {
        writer.WriteStartObject();
        foreach (var member in root.Members())
        {
            writer.WritePropertyName(names.GetValueOrDefault(member.Name, member.Name));
            member.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
