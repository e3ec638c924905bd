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
        Also = State,
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

    private static void State(Mapped policy)
    {
        if (policy["Policy"].IsUnknown)
            policy.Gap("policy-unknown", policy.Self, "its rules are not known until they are applied");
        CollectionPolicies.State(policy, Network);
    }

    /// <summary>Where several rules speak of one collection, the one that opens it to the public decides.</summary>
    // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html#serverless-network-precedence
    private static void Network(Mapped policy, Field document)
    {
        var blocks = document.Items.Where(block => block["AllowFromPublic"].Flag is not null).ToList();
        if (blocks.Count == 0)
            return;
        policy.Set("allowsPublic", blocks.Exists(IsOpen));
        foreach (var named in blocks.SelectMany(block => CollectionsOf(block).Select(name => (Name: name, IsOpen: IsOpen(block)))).GroupBy(rule => rule.Name, StringComparer.Ordinal))
            policy.Set(policy.Named(named.Key, Missing.Ignore, "VectorStore"), "publicNetwork", named.Any(rule => rule.IsOpen));
    }

    private static bool IsOpen(Field block) => block["AllowFromPublic"].Flag == true;

    private static IEnumerable<string> CollectionsOf(Field block) =>
        block["Rules"].Items.Where(rule => rule["ResourceType"].Text == "collection").SelectMany(rule => rule["Resource"].Texts).Select(CollectionPolicies.Collection).OfType<string>();
}
