using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class GroupPolicy
{
    public static readonly ResourceType Type = new("AWS::IAM::GroupPolicy", "Permissions written into one group.")
    {
        Terraform = ["aws_iam_group_policy"],
        Subject = new("", "GroupName|Group", "Group"),
        Policies = [new(PolicyRole.Identity, "PolicyDocument|Policy", "PolicyName|Name")],
    };
}
