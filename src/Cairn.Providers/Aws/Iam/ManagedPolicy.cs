using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class ManagedPolicy
{
    public static readonly ResourceType Type = new("AWS::IAM::ManagedPolicy", "Permissions that identities share; whoever may write a version decides for all of them.")
    {
        Kind = "Policy",
        Terraform = ["aws_iam_policy"],
        Key = r => r["Arn", "PolicyArn"].Text ?? r.GlobalArn("iam", $"policy{r["Path"].Text ?? "/"}{r.NameOr("ManagedPolicyName", "PolicyName", "Name")}"),
        Names = ["ManagedPolicyName|PolicyName|Name", "Arn|PolicyArn", "PolicyId"],
        Attributes =
        [
            new("name", "ManagedPolicyName|PolicyName|Name", "The policy's name."),
            new("path", "Path", "Its path; AWS's own service-role and job-function policies are recognised by it."),
            new("defaultVersion", "DefaultVersionId", "The version in force."),
            new("attachmentCount", "AttachmentCount", "How many identities carry it."),
        ],
        Links =
        [
            new(EdgeKinds.HasPolicy, "Users", "User") { Reversed = true },
            new(EdgeKinds.HasPolicy, "Groups", "Group") { Reversed = true },
            new(EdgeKinds.HasPolicy, "Roles", "Role") { Reversed = true },
        ],
        Policies = [new(PolicyRole.Managed, "PolicyDocument|Policy|Document", "ManagedPolicyName|PolicyName|Name")],
        Also = Versions,
        Calls =
        [
            new("iam:GetAccountAuthorizationDetails", "Policies") { Given = ["Filter=LocalManagedPolicy"], Id = "Arn" },
            new("iam:GetAccountAuthorizationDetails", "Policies") { Given = ["Filter=AWSManagedPolicy"], Id = "Arn", When = "AttachmentCount!=0" },
        ],
    };

    /// <summary>The version in force is the policy; the others can be put in force by iam:SetDefaultPolicyVersion.</summary>
    private static void Versions(Mapped policy)
    {
        // Some answers name a policy by its ARN alone.
        if (policy["ManagedPolicyName", "PolicyName", "Name"].IsAbsent && policy["Arn"].Text is { } arn)
            policy.Set("name", arn[(arn.LastIndexOf('/') + 1)..]);
        var others = new List<Value>();
        foreach (var version in policy["PolicyVersionList", "Versions"].Items)
        {
            var document = version["Document"];
            if (version["IsDefaultVersion"].Flag == true)
                policy.Policy(policy.Self, PolicyRole.Managed, policy["PolicyName"].Text ?? nameof(PolicyRole.Managed), document);
            else if (version["VersionId"].Text is { } id)
                others.Add(Value.Map([KeyValuePair.Create("version", (Value)id), KeyValuePair.Create("document", (Value)document.Document)]));
        }

        if (others.Count > 0)
            policy.Set("otherVersions", Value.List(others));
    }
}
