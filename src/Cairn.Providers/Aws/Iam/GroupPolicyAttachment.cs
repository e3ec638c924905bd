using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class GroupPolicyAttachment
{
    public static readonly ResourceType Type = new("aws_iam_group_policy_attachment", "Gives a managed policy to one group.")
    {
        Terraform = ["aws_iam_group_policy_attachments_exclusive"],
        Subject = new("", "GroupName|Group", "Group"),
        Links = [new(EdgeKinds.HasPolicy, "PolicyArn|PolicyArns", "Policy")],
    };
}
