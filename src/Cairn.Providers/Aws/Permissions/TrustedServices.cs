using System.Text.Json;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>The AWS services that a trust policy names; whether the trust holds is for the permission engine to say.</summary>
internal static class TrustedServices
{
    public static IEnumerable<string> In(string document)
    {
        using var json = JsonDocument.Parse(document);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("Statement", out var statement))
            return [];
        var services = statement.ValueKind == JsonValueKind.Array ? statement.EnumerateArray().SelectMany(Services) : Services(statement);
        return [.. services.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Services(JsonElement statement)
    {
        if (statement.ValueKind != JsonValueKind.Object || !statement.TryGetProperty("Principal", out var principal)
            || principal.ValueKind != JsonValueKind.Object || !principal.TryGetProperty("Service", out var service))
            return [];
        return service.ValueKind == JsonValueKind.Array
            ? service.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : service.ValueKind == JsonValueKind.String ? [service.GetString()!] : [];
    }
}
