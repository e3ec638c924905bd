using Cairn.Graph;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.S3;

internal static class BucketAcl
{
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
    private const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";
    private const string AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

    private static readonly Dictionary<string, Value> Canned = new(StringComparer.Ordinal)
    {
        ["public-read"] = Value.List([Grant(AllUsers, "Group", "READ")]),
        ["public-read-write"] = Value.List([Grant(AllUsers, "Group", "READ"), Grant(AllUsers, "Group", "WRITE")]),
        ["authenticated-read"] = Value.List([Grant(AuthenticatedUsers, "Group", "READ")]),
    };

    public static readonly ResourceType Type = new("aws_s3_bucket_acl", "The old way to say who may read and write a bucket; it can open it to everyone.")
    {
        Subject = new("", "Bucket", "Bucket"),
        Also = acl => State(acl, acl.Root),
    };

    /// <summary>States <c>acl</c> and <c>aclGrants</c>; grants that are written out are exact, a canned name only implies some.</summary>
    public static void State(Mapped owner, Field root)
    {
        var canned = root["AccessControl", "acl"];
        if (canned is { IsUnknown: true, IsLeftOut: false })
            owner.Gap("value-unknown", owner.Self, "`acl` is not known until it is applied", "scan the state after the apply, or the live account");
        var name = canned.Text is { } text ? Kebab(text) : null;
        if (name is not null)
            owner.Set("acl", name);

        var grants = Grants(root).ToList();
        if (grants.Count > 0)
            owner.Set("aclGrants", Value.List(grants));
        else if (name is not null && Canned.TryGetValue(name, out var implied))
            owner.Set("aclGrants", implied);
    }

    private static IEnumerable<Value> Grants(Field root)
    {
        // Terraform: access_control_policy.grant or, in old buckets, grant with several permissions; GetBucketAcl: Grants.
        var policy = root["access_control_policy"];
        var grants = (policy.IsKnown && policy.Items.Any() ? policy["grant"] : root["Grants", "grant"]).Items.SelectMany(Each).ToList();
        // AWS fills in the owner's own grant, which gives nothing that ownership does not, and gives it to nobody else by default:
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
        var whole = grants.Where(grant => grant.Permission == "FULL_CONTROL" && grant.Type is "CanonicalUser").Select(grant => grant.Who).Distinct().ToList();
        var owner = policy["owner"]["id"].Text ?? root["Owner"]["ID"].Text ?? (whole is [var only] ? only : null);
        return grants.Where(grant => grant.Permission != "FULL_CONTROL" || grant.Who != owner).Select(grant => Grant(grant.Who, grant.Type, grant.Permission));
    }

    private static IEnumerable<(string Who, string? Type, string Permission)> Each(Field grant)
    {
        var grantee = grant["Grantee"] is { IsKnown: true } inner ? inner : grant;
        return (grantee["URI"].Text ?? grantee["ID"].Text ?? grantee["EmailAddress"].Text) is { } who
            ? grant["Permission", "permissions"].Texts.Select(permission => (who, grantee["Type"].Text, permission))
            : [];
    }

    private static Value Grant(string grantee, string? type, string permission) => Value.Map(
    [
        KeyValuePair.Create("grantee", (Value)grantee),
        KeyValuePair.Create("type", (Value)(type ?? "")),
        KeyValuePair.Create("permission", (Value)permission),
    ]);

    /// <summary>CloudFormation writes <c>PublicRead</c> for <c>public-read</c>.</summary>
    private static string Kebab(string text) => string.Concat(text.Select((c, i) =>
        char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
