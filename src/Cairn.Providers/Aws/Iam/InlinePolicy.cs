using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class InlinePolicy
{
    public static readonly ResourceType Type = new("AWS::IAM::Policy", "One document that CloudFormation writes into several users, groups and roles.")
    {
        Kind = "Policy",
        Names = ["Id"],
        Attributes = [new("name", "PolicyName", "The policy's name in each identity.")],
        Links =
        [
            new(EdgeKinds.HasPolicy, "Users", "User") { Reversed = true },
            new(EdgeKinds.HasPolicy, "Groups", "Group") { Reversed = true },
            new(EdgeKinds.HasPolicy, "Roles", "Role") { Reversed = true },
        ],
        Policies = [new(PolicyRole.Managed, "PolicyDocument", "PolicyName")],
    };
}
