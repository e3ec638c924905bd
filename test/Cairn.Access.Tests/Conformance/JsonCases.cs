using System.Text.Json;
using Cairn.Access.Aws;

namespace Cairn.Access.Tests.Conformance;

/// <summary>Short words for reading case files.</summary>
internal static class JsonCases
{
    public static bool Has(this JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    public static string? Text(this JsonElement item, string name)
        => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool Flag(this JsonElement item, string name)
        => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public static IReadOnlyList<string> Strings(this JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Array => [.. item.EnumerateArray().Select(value => value.ToString())],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => [item.ToString()],
    };

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Context(this JsonElement request, string name = "context")
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        if (request.TryGetProperty(name, out var keys) && keys.ValueKind == JsonValueKind.Object)
        {
            foreach (var key in keys.EnumerateObject())
                context[key.Name] = key.Value.Strings();
        }
        return context;
    }
}

/// <summary>The catalogue that ships with the product.</summary>
internal static class Catalogues
{
    public static AwsCatalogue Aws { get; } = AwsCatalogue.Parse(JsonDocument.Parse(Repository.Read("knowledge/permissions/aws-actions.json")).RootElement);
}
