using System.Text.Json;

namespace Cairn.Sources.CloudFormation;

/// <summary>Reads files of parameter values in the forms that the AWS CLI, CodePipeline and people write.</summary>
public static class ParameterFile
{
    private const long MaxBytes = 1 << 20;

    /// <exception cref="InvalidDataException">The file is none of these.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
            throw new InvalidDataException($"`{path}` is too long to be a parameter file");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new() { MaxDepth = 16 });
            return document.RootElement.ValueKind == JsonValueKind.Array ? Listed(document.RootElement) : Mapped(document.RootElement);
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"`{path}` is not JSON");
        }
    }

    // [{"ParameterKey": "Env", "ParameterValue": "dev"}]
    private static Dictionary<string, string> Listed(JsonElement list)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in list.Items())
        {
            if (item.Text("ParameterKey") is { } key && item.Text("ParameterValue") is { } value)
                values[key] = value;
        }

        return values;
    }

    // {"Parameters": {"Env": "dev"}} or {"Env": "dev"}
    private static Dictionary<string, string> Mapped(JsonElement map)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in (map.Member("Parameters") is { ValueKind: JsonValueKind.Object } inner ? inner : map).Members())
        {
            if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                values[member.Name] = member.Value.ToString();
        }

        return values;
    }
}
