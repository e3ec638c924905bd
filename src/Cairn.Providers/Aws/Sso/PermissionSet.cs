using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Sso;

internal static class PermissionSet
{
    public static readonly ResourceType Type = new("AWS::SSO::PermissionSet", "The role that people get in every account they are assigned to.")
    {
        // It is not a role itself: the roles it makes live in the accounts it is assigned to.
        Kind = "Binding",
        Terraform = ["aws_ssoadmin_permission_set"],
        Key = r => r["Arn", "PermissionSetArn"].Text,
        Names = ["Arn|PermissionSetArn", "Name"],
        Attributes =
        [
            new("name", "Name", "Its name, which its roles carry as AWSReservedSSO_<name>_<hash>."),
            new("sessionDuration", "SessionDuration", "How long a session stays good."),
        ],
        Links =
        [
            new(EdgeKinds.HasPolicy, "ManagedPolicies", "Policy"),
            new("HAS_BOUNDARY", "PermissionsBoundary.ManagedPolicyArn", "Policy"),
        ],
        Policies = [new(PolicyRole.Identity, "InlinePolicy")],
        Calls =
        [
            new("sso-admin:ListPermissionSets", "PermissionSets")
            {
                From = new("sso-admin:ListInstances", "Instances") { Id = "InstanceArn" },
                With = ["InstanceArn"],
                Scalar = "PermissionSetArn",
                Id = "PermissionSetArn",
                Reach = Reach.Organization,
                Then =
                [
                    new("sso-admin:DescribePermissionSet", "PermissionSet") { With = ["InstanceArn", "PermissionSetArn"] },
                    new("sso-admin:GetInlinePolicyForPermissionSet", "InlinePolicy") { With = ["InstanceArn", "PermissionSetArn"], As = "InlinePolicy" },
                    new("sso-admin:ListManagedPoliciesInPermissionSet", "AttachedManagedPolicies.Arn") { With = ["InstanceArn", "PermissionSetArn"], As = "ManagedPolicies[]" },
                ],
            },
        ],
    };
}
