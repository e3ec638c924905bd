using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Tests.Sources.Aws.Loopback;

/// <summary>JSON bodies: parameters as text, and answers under the names of the wire.</summary>
internal static class JsonTexts
{
    public static Dictionary<string, string> Read(byte[] body)
    {
        if (body.Length == 0)
            return [];
        using var document = JsonDocument.Parse(body);
        return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString(), StringComparer.Ordinal);
    }

    public static string Write(JsonNode answer, OperationFacts operation)
    {
        var renamed = new JsonObject();
        foreach (var (name, value) in answer.AsObject())
            renamed[operation.Renames.FirstOrDefault(pair => pair.Value == name).Key ?? name] = value?.DeepClone();
        return renamed.ToJsonString();
    }
}
