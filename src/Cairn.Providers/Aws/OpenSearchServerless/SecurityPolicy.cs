using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.OpenSearchServerless;

internal static class SecurityPolicy
{
    public static readonly ResourceType Type = new("AWS::OpenSearchServerless::SecurityPolicy", "Says from which networks a collection can be reached, and how it is encrypted.")
    {
        Kind = "Policy",
        Terraform = ["aws_opensearchserverless_security_policy"],
        Key = r => r.Arn("aoss", $"security-policy/{r["Type"].Text ?? "network"}/{r.NameOr("Name")}"),
        Attributes = [new("name", "Name", "The policy's name."), new("policyType", "Type", "network or encryption.")],
        Also = policy => CollectionPolicies.State(policy, Network),
        Calls =
        [
            new("opensearchserverless:ListSecurityPolicies", "securityPolicySummaries")
            {
                Given = ["type=network"],
                Id = "type+name",
                Then =
                [
                    new("opensearchserverless:GetSecurityPolicy", "securityPolicyDetail") { With = ["type", "name"] },
                ],
            },
            new("opensearchserverless:ListSecurityPolicies", "securityPolicySummaries")
            {
                Given = ["type=encryption"],
                Id = "type+name",
                Then =
                [
                    new("opensearchserverless:GetSecurityPolicy", "securityPolicyDetail") { With = ["type", "name"] },
                ],
            },
        ],
    };

    private static void Network(Mapped policy, Field block)
    {
        if (block["AllowFromPublic"].Flag is not { } open)
            return;
        policy.Set("allowsPublic", open);
        foreach (var name in block["Rules"].Items.Where(rule => rule["ResourceType"].Text == "collection").SelectMany(rule => rule["Resource"].Texts).Select(CollectionPolicies.Collection).OfType<string>())
            policy.Set(policy.Named(name, Missing.Ignore, "VectorStore"), "publicNetwork", open);
    }
}
