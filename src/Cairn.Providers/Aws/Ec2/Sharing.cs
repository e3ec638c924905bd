using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Ec2;

/// <summary>Whom the owner of an image or a snapshot lets copy it: everybody, accounts, an organisation.</summary>
internal static class Sharing
{
    private const string SharedWith = "SHARED_WITH";

    /// <summary>
    /// States one permission: <c>all</c> is everybody who has an AWS account
    /// (https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html).
    /// </summary>
    public static void State(Mapped r, Field permission)
    {
        if (permission["Group"].Text == "all")
            r.Set("public", true);
        if (Mapped.NameIn(permission["UserId", "AccountId"]) is { } account)
            r.Edge(r.Self, SharedWith, r.Named(AccountArn.Of(r.Scope.Partition, account), "Account"), permission["UserId", "AccountId"]);
        r.Link(SharedWith, permission["OrganizationArn"], "Organization");
        r.Link(SharedWith, permission["OrganizationalUnitArn"], "OrgUnit");
    }

    public static void State(Mapped r, params ReadOnlySpan<string> names)
    {
        foreach (var permission in r[names].Items)
            State(r, permission);
    }
}
