using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class RolePolicy
{
    public static readonly ResourceType Type = new("AWS::IAM::RolePolicy", "Permissions written into one role.")
    {
        Terraform = ["aws_iam_role_policy"],
        Subject = new("", "RoleName|Role", "Role"),
        Policies = [new(PolicyRole.Identity, "PolicyDocument|Policy", "PolicyName|Name")],
    };
}
