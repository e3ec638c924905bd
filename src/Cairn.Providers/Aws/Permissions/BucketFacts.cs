using Cairn.Access.Aws;
using Cairn.Graph;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>What an S3 bucket's settings decide beside its policy; account settings and bucket settings add up.</summary>
internal static class BucketFacts
{
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    public static AwsBucketFacts Of(Lookup facts, int bucket) => new()
    {
        RestrictPublicBuckets = IsOn(facts, bucket, "restrictPublicBuckets"),
        IgnorePublicAcls = IsOn(facts, bucket, "ignorePublicAcls"),
        AclsDisabled = facts.Text(bucket, "objectOwnership") == "BucketOwnerEnforced",
        AclGrants = [.. Canned(facts.Text(bucket, "acl")), .. Grants(facts, bucket)],
        TagConditionsEnabled = facts.Flag(bucket, "abac") == true,
    };

    private static bool IsOn(Lookup facts, int bucket, string setting) =>
        facts.Flag(bucket, setting) == true || OnAccount(facts, bucket, setting);

    private static bool OnAccount(Lookup facts, int bucket, string setting)
    {
        var account = facts.Text(bucket, "account");
        return facts.Nodes("AwsS3AccountPublicAccessBlock").Any(block => facts.Text(block, "account") == account && facts.Flag(block, setting) == true);
    }

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
    private static IEnumerable<AwsAclGrant> Canned(string? acl) => acl switch
    {
        "public-read" => [new("AllUsers", "READ")],
        "public-read-write" => [new("AllUsers", "READ"), new("AllUsers", "WRITE")],
        "authenticated-read" => [new("AuthenticatedUsers", "READ")],
        _ => [],
    };

    private static IEnumerable<AwsAclGrant> Grants(Lookup facts, int bucket)
    {
        var grants = facts.Graph.Property(bucket, "aclGrants");
        if (grants.Type != ValueKind.List)
            yield break;
        foreach (var grant in grants.AsList().Where(grant => grant.Type == ValueKind.Map).Select(grant => grant.AsMap()))
        {
            var grantee = Text(grant, "uri") ?? Text(grant, "id");
            if (grantee is not null && Text(grant, "permission") is { } permission)
                yield return new(grantee[(grantee.LastIndexOf('/') + 1)..], permission);
        }
    }

    private static string? Text(IReadOnlyDictionary<string, Value> map, string key) =>
        map.TryGetValue(key, out var value) && value.Type == ValueKind.String ? value.AsString() : null;
}
