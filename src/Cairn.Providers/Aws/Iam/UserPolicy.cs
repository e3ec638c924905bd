using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class UserPolicy
{
    public static readonly ResourceType Type = new("AWS::IAM::UserPolicy", "Permissions written into one user.")
    {
        Terraform = ["aws_iam_user_policy"],
        Subject = new("", "UserName|User", "User"),
        Policies = [new(PolicyRole.Identity, "PolicyDocument|Policy", "PolicyName|Name")],
    };
}
