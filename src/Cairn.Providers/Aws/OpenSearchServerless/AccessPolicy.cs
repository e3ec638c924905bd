using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.OpenSearchServerless;

internal static class AccessPolicy
{
    public static readonly ResourceType Type = new("AWS::OpenSearchServerless::AccessPolicy", "Says which principals may read and write a collection's indexes.")
    {
        Kind = "Policy",
        Terraform = ["aws_opensearchserverless_access_policy"],
        Key = r => r.Arn("aoss", $"access-policy/{r["Type"].Text ?? "data"}/{r.NameOr("Name")}"),
        Attributes = [new("name", "Name", "The policy's name.")],
        Policies = [new(PolicyRole.DataAccess, "Policy", "Name")],
        Also = policy => CollectionPolicies.State(policy, Grant),
        Calls =
        [
            new("opensearchserverless:ListAccessPolicies", "accessPolicySummaries")
            {
                Given = ["type=data"],
                Id = "type+name",
                Then =
                [
                    new("opensearchserverless:GetAccessPolicy", "accessPolicyDetail") { With = ["type", "name"] },
                ],
            },
        ],
    };

    /// <summary>What the policy says in short; who may read and write is decided from its document and the IAM policies together.</summary>
    private static void Grant(Mapped policy, Field document)
    {
        var principals = document.Items.SelectMany(block => block["Principal"].Texts).Distinct().ToList();
        var permissions = document.Items.SelectMany(block => block["Rules"].Items).SelectMany(rule => rule["Permission"].Texts).Distinct();
        policy.Set("principals", Value.List(principals.Select(principal => (Value)principal)));
        policy.Set("permissions", Value.List(permissions.Select(permission => (Value)permission)));

        // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-saml.html
        if (principals.Exists(IsOfAProvider))
            policy.Gap("principals-unseen", policy.Self, "it lets in users or groups of an identity provider, whom no source tells");
    }

    /// <summary>True for people who sign in to Dashboards through an identity provider; they are no principals of IAM.</summary>
    public static bool IsOfAProvider(string principal) =>
        principal.StartsWith("saml/", StringComparison.Ordinal) || principal.StartsWith("iamidentitycenter/", StringComparison.Ordinal);
}
