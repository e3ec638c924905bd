using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class PolicyAttachment
{
    public static readonly ResourceType Type = new("aws_iam_policy_attachment", "Gives a managed policy to exactly these users, groups and roles.")
    {
        Subject = new("", "PolicyArn", "Policy"),
        Links =
        [
            new(EdgeKinds.HasPolicy, "Users", "User") { Reversed = true },
            new(EdgeKinds.HasPolicy, "Groups", "Group") { Reversed = true },
            new(EdgeKinds.HasPolicy, "Roles", "Role") { Reversed = true },
        ],
    };
}
