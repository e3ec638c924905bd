using Cairn.Graph;
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

    /// <summary>A principal also needs <c>aoss:APIAccessAll</c>, so the data policy alone draws no permission.</summary>
    private static void Grant(Mapped policy, Field block)
    {
        policy.Set("principals", Value.List(block["Principal"].Texts.Select(principal => (Value)principal)));
        policy.Set("permissions", Value.List(block["Rules"].Items.SelectMany(rule => rule["Permission"].Texts).Distinct().Select(permission => (Value)permission)));
    }
}
