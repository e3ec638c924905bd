using Cairn.Access.Aws;
using Cairn.Graph;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>What an S3 bucket's settings decide beside its policy; account settings and bucket settings add up.</summary>
internal sealed class BucketFacts(Lookup facts)
{
    private const string RestrictPublicBuckets = "restrictPublicBuckets";
    private const string IgnorePublicAcls = "ignorePublicAcls";

    /// <summary>The accounts whose own settings block a kind of public access, looked up once: an estate has many buckets.</summary>
    private readonly HashSet<(string? Account, string Setting)> _blocking =
    [
        .. from block in facts.Nodes("AwsS3AccountPublicAccessBlock")
           from setting in new[] { RestrictPublicBuckets, IgnorePublicAcls }
           where facts.Flag(block, setting) == true
           select (facts.Text(block, "account"), setting),
    ];

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    public AwsBucketFacts Of(int bucket) => new()
    {
        RestrictPublicBuckets = IsOn(bucket, RestrictPublicBuckets),
        IgnorePublicAcls = IsOn(bucket, IgnorePublicAcls),
        AclsDisabled = facts.Text(bucket, "objectOwnership") == "BucketOwnerEnforced",
        AclGrants = [.. Canned(facts.Text(bucket, "acl")), .. Grants(bucket)],
        TagConditionsEnabled = facts.Flag(bucket, "abac") == true,
    };

    private bool IsOn(int bucket, string setting) =>
        facts.Flag(bucket, setting) == true || _blocking.Contains((facts.Text(bucket, "account"), setting));

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
    private static IEnumerable<AwsAclGrant> Canned(string? acl) => acl switch
    {
        "public-read" => [new("AllUsers", "READ")],
        "public-read-write" => [new("AllUsers", "READ"), new("AllUsers", "WRITE")],
        "authenticated-read" => [new("AuthenticatedUsers", "READ")],
        _ => [],
    };

    private IEnumerable<AwsAclGrant> Grants(int bucket)
    {
        var grants = facts.Graph.Property(bucket, "aclGrants");
        if (grants.Type != ValueKind.List)
            yield break;
        foreach (var grant in grants.AsList().Where(grant => grant.Type == ValueKind.Map).Select(grant => grant.AsMap()))
        {
            var grantee = Text(grant, "grantee");
            if (grantee is not null && Text(grant, "permission") is { } permission)
                yield return new(grantee[(grantee.LastIndexOf('/') + 1)..], permission);
        }
    }

    private static string? Text(IReadOnlyDictionary<string, Value> map, string key) =>
        map.TryGetValue(key, out var value) && value.Type == ValueKind.String ? value.AsString() : null;
}
