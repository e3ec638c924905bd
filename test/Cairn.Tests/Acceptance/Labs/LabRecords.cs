using System.Text.Json;
using System.Text.Json.Nodes;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>
/// The records of an environment that is restated as identities (the shape of GetAccountAuthorizationDetails) and resources
/// (Terraform's types, attributes and nested blocks; references resolved to ARNs or, where a resource has none, to its label).
/// </summary>
internal static class LabRecords
{
    private static readonly (string List, string Type)[] Identities =
    [
        ("UserDetailList", "AWS::IAM::User"),
        ("GroupDetailList", "AWS::IAM::Group"),
        ("RoleDetailList", "AWS::IAM::Role"),
        ("Policies", "AWS::IAM::ManagedPolicy"),
    ];

    public static IEnumerable<Record> Of(string source, JsonElement root)
    {
        var region = root.GetProperty("region").GetString();
        foreach (var (role, account) in root.GetProperty("accounts").EnumerateObject().Select(member => (member.Name, member.Value)))
        {
            var id = account.GetProperty("accountId").GetString()!;
            Record Make(string type, string address, string? place, JsonNode data) =>
                new("aws", type, id, place, JsonSerializer.SerializeToElement(data), new(source, $"{role}.{address}"));

            foreach (var (type, name, data) in IdentitiesOf(account))
                yield return Make(type, $"{type}.{name}", null, data);
            foreach (var resource in account.GetProperty("resources").EnumerateArray())
                yield return Make(resource.GetProperty("type").GetString()!, $"{resource.GetProperty("type").GetString()}.{resource.GetProperty("label").GetString()}", region, Resource(resource));
        }
    }

    private static IEnumerable<(string Type, string Name, JsonNode Data)> IdentitiesOf(JsonElement account)
    {
        var details = account.GetProperty("authorizationDetails");
        foreach (var (list, type) in Identities)
        {
            foreach (var one in details.GetProperty(list).EnumerateArray())
                yield return (type, one.GetProperty("Arn").GetString()!, Node(one));
        }

        foreach (var profile in details.GetProperty("RoleDetailList").EnumerateArray().SelectMany(role => role.GetProperty("InstanceProfileList").EnumerateArray()).DistinctBy(profile => profile.GetProperty("Arn").GetString()))
            yield return ("AWS::IAM::InstanceProfile", profile.GetProperty("Arn").GetString()!, Node(profile));
        foreach (var (key, number) in account.GetProperty("accessKeys").EnumerateArray().Select((key, i) => (key, i)))
        {
            var data = Node(key);
            data["AccessKeyId"] = $"AKIA{account.GetProperty("accountId").GetString()}{number:0000}";
            yield return ("AWS::IAM::AccessKey", $"key-{number}", data);
        }

        foreach (var login in account.GetProperty("loginProfiles").EnumerateArray())
            yield return ("aws_iam_user_login_profile", login.GetProperty("UserName").GetString()!, Node(login));
    }

    private static JsonObject Resource(JsonElement resource)
    {
        var data = Node(resource.GetProperty("attributes"));
        if (resource.TryGetProperty("blocks", out var blocks))
        {
            foreach (var block in blocks.EnumerateObject())
                data[block.Name] = JsonSerializer.SerializeToNode(block.Value);
        }

        var arn = resource.TryGetProperty("arn", out var given) ? given.GetString() : null;
        if (arn is not null)
            data["arn"] = arn;
        data["id"] ??= arn is null ? resource.GetProperty("label").GetString() : arn.Contains(":ec2:", StringComparison.Ordinal) ? arn[(arn.LastIndexOf('/') + 1)..] : arn;
        return data;
    }

    private static JsonObject Node(JsonElement element) => JsonObject.Create(element) ?? throw new InvalidOperationException("not an object");
}
