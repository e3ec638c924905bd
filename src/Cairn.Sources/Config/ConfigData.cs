using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Sources.Config;

/// <summary>Puts an item's configuration, its supplements and its tags together as one record, as the service itself would tell it.</summary>
internal static class ConfigData
{
    public static JsonElement? Of(ConfigItem item, int maxDepth)
    {
        var configuration = Json.Inside(item.Root.Member("configuration"), maxDepth);
        if (configuration.ValueKind != JsonValueKind.Object)
            return null;
        var data = new JsonObject();
        foreach (var member in configuration.EnumerateObject())
            data[member.Name] = Json.Plain(member.Value);
        foreach (var member in Json.Inside(item.Root.Member("supplementaryConfiguration"), maxDepth).Members())
            Supplement(data, item.Type!, member.Name, Json.Inside(member.Value, maxDepth));
        if (item.Arn is { } arn && !Has(data, "arn"))
            data["Arn"] = arn;
        if (!Has(data, "tags") && item.Root.Member("tags") is { ValueKind: JsonValueKind.Object } tags && tags.EnumerateObject().Any())
            data["Tags"] = Json.Plain(tags);
        return JsonSerializer.SerializeToElement(data);
    }

    private static void Supplement(JsonObject data, string type, string name, JsonElement value)
    {
        if (!value.Exists())
            return;
        var (target, told) = (type, name) switch
        {
            (_, "BucketPolicy" or "Policy") => ("Policy", Policy(value)),
            ("AWS::S3::Bucket", "AccessControlList") => ("Grants", BucketSettings.Grants(value)),
            ("AWS::S3::Bucket", "BucketNotificationConfiguration") => ("NotificationConfiguration", BucketSettings.Notifications(value)),
            ("AWS::S3::Bucket", "BucketVersioningConfiguration") => ("Versioning", Json.Plain(value)),
            ("AWS::S3::Bucket", "BucketLoggingConfiguration") => ("LoggingConfiguration", Json.Plain(value)),
            ("AWS::S3::Bucket", "BucketReplicationConfiguration") => ("ReplicationConfiguration", Json.Plain(value)),
            ("AWS::S3::Bucket", "BucketWebsiteConfiguration") => ("WebsiteConfiguration", Json.Plain(value)),
            ("AWS::KMS::Key", "KeyRotationStatus") => ("KeyRotationEnabled", Json.Plain(value)),
            _ => (name, Json.Plain(value)),
        };
        if (told is not null && !Has(data, target))
            data[target] = told;
        if (target == "Grants" && value.Member("owner") is { ValueKind: JsonValueKind.Object } owner && owner.Text("id") is { } id)
            data["Owner"] = new JsonObject { ["ID"] = id };
    }

    /// <summary>A policy may be a text, a text in a text, or held in a member of its own.</summary>
    private static JsonNode? Policy(JsonElement value)
    {
        foreach (var name in new[] { "policyText", "policy", "Policy" })
        {
            if (value.Member(name) is { ValueKind: JsonValueKind.String } text)
                return Json.Plain(text);
        }

        return value.ValueKind is JsonValueKind.Object && !value.Member("Statement").Exists() ? null : Json.Plain(value);
    }

    private static bool Has(JsonObject data, string name) =>
        data.Any(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase) && member.Value is not null);
}
