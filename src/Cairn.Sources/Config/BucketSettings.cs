using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Sources.Config;

/// <summary>Settings of buckets that AWS Config writes in a way of its own, as the service's API would.</summary>
internal static class BucketSettings
{
    private const string Groups = "http://acs.amazonaws.com/groups/";

    /// <summary><c>{"grantList":[{"grantee":"AllUsers","permission":"Read"}]}</c></summary>
    public static JsonArray? Grants(JsonElement list)
    {
        var grants = new JsonArray();
        foreach (var grant in list.Member("grantList").Items())
        {
            grants.Add(new JsonObject
            {
                ["Grantee"] = Grantee(grant.Member("grantee")),
                ["Permission"] = grant.Text("permission") switch { "FullControl" => "FULL_CONTROL", "ReadAcp" => "READ_ACP", "WriteAcp" => "WRITE_ACP", var other => other?.ToUpperInvariant() },
            });
        }

        return grants.Count > 0 ? grants : null;
    }

    /// <summary><c>{"configurations":{"name":{"events":[…],"functionARN":"…","type":"LambdaConfiguration"}}}</c></summary>
    public static JsonObject? Notifications(JsonElement value)
    {
        var told = new JsonObject();
        foreach (var entry in value.Member("configurations").Members().Select(member => member.Value))
        {
            Add(told, "LambdaFunctionConfigurations", "LambdaFunctionArn", entry, "functionARN");
            Add(told, "QueueConfigurations", "QueueArn", entry, "queueARN");
            Add(told, "TopicConfigurations", "TopicArn", entry, "topicARN");
        }

        return told.Count > 0 ? told : null;
    }

    private static JsonObject Grantee(JsonElement grantee) => grantee.ValueKind == JsonValueKind.String
        ? new() { ["Type"] = "Group", ["URI"] = Uri(grantee.GetString()!) }
        : new() { ["Type"] = "CanonicalUser", ["ID"] = grantee.Text("id") };

    private static string Uri(string group) => group switch
    {
        "AllUsers" => $"{Groups}global/AllUsers",
        "AuthenticatedUsers" => $"{Groups}global/AuthenticatedUsers",
        "LogDelivery" => $"{Groups}s3/LogDelivery",
        _ => group,
    };

    private static void Add(JsonObject told, string list, string member, JsonElement entry, string arn)
    {
        if (entry.Text(arn) is not { } target)
            return;
        if (told[list] is not JsonArray entries)
            told[list] = entries = [];
        entries.Add(new JsonObject { [member] = target, ["Events"] = Json.Plain(entry.Member("events")) });
    }
}
