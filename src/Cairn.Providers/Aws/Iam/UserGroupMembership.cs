using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class UserGroupMembership
{
    public static readonly ResourceType Type = new("aws_iam_user_group_membership", "Puts one user into groups.")
    {
        Subject = new("", "User", "User"),
        Links = [new(EdgeKinds.MemberOf, "Groups", "Group")],
    };
}
