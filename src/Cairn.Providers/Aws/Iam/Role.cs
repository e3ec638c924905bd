using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class Role
{
    public static readonly ResourceType Type = new("AWS::IAM::Role", "An identity that people, services and workloads take on.")
    {
        Kind = "Role",
        Terraform = ["aws_iam_role"],
        Key = r => r["Arn"].Text ?? r.GlobalArn("iam", $"role{r["Path"].Text ?? "/"}{r.NameOr("RoleName", "Name")}"),
        Names = ["RoleName|Name", "Arn", "unique_id|RoleId"],
        Attributes =
        [
            new("name", "RoleName|Name", "The role's name."),
            new("path", "Path", "Its path; service-linked and reserved roles are recognised by it."),
            new("maxSessionDuration", "MaxSessionDuration", "How many seconds a stolen session stays good."),
            new("lastUsed", "RoleLastUsed.LastUsedDate", "When it was last used; an unused role can go."),
        ],
        Links =
        [
            new(EdgeKinds.HasPolicy, "ManagedPolicyArns|AttachedManagedPolicies.PolicyArn", "Policy"),
            new("HAS_BOUNDARY", "PermissionsBoundary.PermissionsBoundaryArn|PermissionsBoundary", "Policy"),
        ],
        Policies = [new(PolicyRole.Trust, "AssumeRolePolicyDocument|AssumeRolePolicy")],
        Also = InlinePolicies.State,
        Calls =
        [
            new("iam:GetAccountAuthorizationDetails", "RoleDetailList") { Given = ["Filter=Role"], Id = "Arn" },
        ],
    };
}
