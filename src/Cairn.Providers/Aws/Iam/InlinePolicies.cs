using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

/// <summary>The policies an identity carries inside its own record.</summary>
internal static class InlinePolicies
{
    /// <summary>CloudFormation writes <c>Policies</c>, GetAccountAuthorizationDetails <c>UserPolicyList</c> and its like, Terraform <c>inline_policy</c>.</summary>
    public static void State(Mapped identity)
    {
        foreach (var inline in identity["Policies", "UserPolicyList", "GroupPolicyList", "RolePolicyList", "inline_policy"].Items)
        {
            var document = inline["PolicyDocument", "Policy"];
            if (document.IsUnknown || document.Document is not null)
                identity.Policy(identity.Self, PolicyRole.Identity, inline["PolicyName", "Name"].Text ?? "inline", document);
        }
    }
}
