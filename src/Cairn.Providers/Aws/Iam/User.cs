using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class User
{
    public static readonly ResourceType Type = new("AWS::IAM::User", "A person or program with long-lived credentials.")
    {
        Kind = "User",
        Terraform = ["aws_iam_user"],
        Key = r => r["Arn"].Text ?? r.GlobalArn("iam", $"user{r["Path"].Text ?? "/"}{r.NameOr("UserName", "Name")}"),
        Names = ["UserName|Name", "Arn", "unique_id|UserId"],
        Attributes =
        [
            new("name", "UserName|Name", "The user's name; Bedrock API keys make users named BedrockAPIKey-*."),
            new("path", "Path", "Its path, which policies may match on."),
            new("passwordLastUsed", "PasswordLastUsed", "When the console password was last used."),
        ],
        Links =
        [
            new(EdgeKinds.HasPolicy, "ManagedPolicyArns|AttachedManagedPolicies.PolicyArn", "Policy"),
            new("HAS_BOUNDARY", "PermissionsBoundary.PermissionsBoundaryArn|PermissionsBoundary", "Policy"),
            new(EdgeKinds.MemberOf, "Groups|GroupList", "Group"),
        ],
        Also = Complete,
        Calls =
        [
            new("iam:GetAccountAuthorizationDetails", "UserDetailList")
            {
                Given = ["Filter=User"],
                Id = "Arn",
                Then =
                [
                    new("iam:GetLoginProfile", "LoginProfile") { With = ["UserName"], As = "LoginProfile", None = ["NoSuchEntity"] },
                    new("iam:ListMFADevices", "MFADevices") { With = ["UserName"], As = "MFADevices[]" },
                ],
            },
        ],
    };

    private static void Complete(Mapped user)
    {
        InlinePolicies.State(user);
        if (user["LoginProfile"].IsKnown || user["PasswordLastUsed"].IsKnown)
            user.Set("hasConsoleLogin", true);
        if (user["MFADevices"] is { IsKnown: true } devices)
            user.Set("hasMfa", devices.Items.Any());
    }
}
