using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class RolePolicyAttachment
{
    public static readonly ResourceType Type = new("aws_iam_role_policy_attachment", "Gives a managed policy to one role.")
    {
        Terraform = ["aws_iam_role_policy_attachments_exclusive"],
        Subject = new("", "RoleName|Role", "Role"),
        Links = [new(EdgeKinds.HasPolicy, "PolicyArn|PolicyArns", "Policy")],
    };
}
