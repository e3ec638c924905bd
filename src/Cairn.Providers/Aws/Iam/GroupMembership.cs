using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class GroupMembership
{
    public static readonly ResourceType Type = new("AWS::IAM::UserToGroupAddition", "Puts users into a group.")
    {
        Terraform = ["aws_iam_group_membership"],
        Subject = new("", "GroupName|Group", "Group"),
        Links = [new(EdgeKinds.MemberOf, "Users", "User") { Reversed = true }],
    };
}
