using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class UserPolicyAttachment
{
    public static readonly ResourceType Type = new("aws_iam_user_policy_attachment", "Gives a managed policy to one user.")
    {
        Terraform = ["aws_iam_user_policy_attachments_exclusive"],
        Subject = new("", "UserName|User", "User"),
        Links = [new(EdgeKinds.HasPolicy, "PolicyArn|PolicyArns", "Policy")],
    };
}
