using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class Group
{
    public static readonly ResourceType Type = new("AWS::IAM::Group", "Gives its policies to every user in it.")
    {
        Kind = "Group",
        Terraform = ["aws_iam_group"],
        Key = r => r["Arn"].Text ?? r.GlobalArn("iam", $"group{r["Path"].Text ?? "/"}{r.NameOr("GroupName", "Name")}"),
        Names = ["GroupName|Name", "Arn", "unique_id|GroupId"],
        Attributes =
        [
            new("name", "GroupName|Name", "The group's name."),
            new("path", "Path", "Its path, which policies may match on."),
        ],
        Links = [new(EdgeKinds.HasPolicy, "ManagedPolicyArns|AttachedManagedPolicies.PolicyArn", "Policy")],
        Also = InlinePolicies.State,
        Calls =
        [
            new("iam:GetAccountAuthorizationDetails", "GroupDetailList") { Given = ["Filter=Group"], Id = "Arn" },
        ],
    };
}
