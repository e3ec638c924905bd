using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Sso;

internal static class PermissionSetPolicy
{
    public static readonly ResourceType Type = new("aws_ssoadmin_permission_set_inline_policy", "Gives a permission set a policy, or bounds it with one.")
    {
        Terraform = ["aws_ssoadmin_managed_policy_attachment", "aws_ssoadmin_customer_managed_policy_attachment", "aws_ssoadmin_permissions_boundary_attachment"],
        Subject = new("", "PermissionSetArn", "AwsSSOPermissionSet"),
        Links =
        [
            new(EdgeKinds.HasPolicy, "ManagedPolicyArn", "Policy"),

            // A customer managed policy is named, and looked up in each account the set is assigned to.
            new(EdgeKinds.HasPolicy, "CustomerManagedPolicyReference.Name", "Policy"),
            new("HAS_BOUNDARY", "PermissionsBoundary.ManagedPolicyArn|PermissionsBoundary.CustomerManagedPolicyReference.Name", "Policy"),
        ],
        Policies = [new(PolicyRole.Identity, "InlinePolicy")],
    };
}
