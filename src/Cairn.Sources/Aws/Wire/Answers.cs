using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Cairn.Sources.Aws.Wire;

/// <summary>Reads the body of a good answer as JSON, whatever the protocol.</summary>
internal static partial class Answers
{
    private const int MaxDepth = 128;

    public static JsonElement Read(byte[] body, ServiceFacts service, OperationFacts operation)
    {
        body = Sound(body);
        if (operation is { Payload: { } name, PayloadIsText: true })
            return Json.Write(writer => WriteText(writer, name, body));
        if (service.Protocol is Protocol.Query or Protocol.Ec2 or Protocol.RestXml)
            return XmlAnswers.Read(new MemoryStream(body, writable: false), service, operation);
        var root = body.Length == 0 ? JsonElement.Parse("{}") : JsonDocument.Parse(body, new() { MaxDepth = MaxDepth }).RootElement;
        return operation.Renames.Count == 0 ? root : Json.Write(writer => Renamed(writer, root, operation.Renames));
    }

    // A text that was cut between the two halves of a character is no reason to lose the answer; nothing downstream could write it.
    private static byte[] Sound(byte[] body)
    {
        if (!Utf8.IsValid(body))
            body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body));
        return body.AsSpan().IndexOf("\\ud"u8) < 0 && body.AsSpan().IndexOf("\\uD"u8) < 0
            ? body
            : Encoding.UTF8.GetBytes(Escapes().Replace(Encoding.UTF8.GetString(body), match => match.Groups[1].Success ? "\\ufffd" : match.Value));
    }

    // Any escape, a pair of surrogates as one; the group holds a surrogate that stands alone.
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", RegexOptions.Singleline)]
    private static partial Regex Escapes();

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
