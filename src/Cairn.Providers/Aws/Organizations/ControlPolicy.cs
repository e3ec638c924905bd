using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Organizations;

internal static class ControlPolicy
{
    public static readonly ResourceType Type = new("AWS::Organizations::Policy", "Bounds what accounts can do (SCP), what can be done to their resources (RCP), or how services behave.")
    {
        Kind = "Policy",
        Terraform = ["aws_organizations_policy"],
        Key = r => r["Arn"].Text,
        Names = ["Id", "Arn"],
        Attributes =
        [
            new("name", "Name", "The policy's name."),
            new("policyType", "Type", "SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY, AISERVICES_OPT_OUT_POLICY and others.", Matters: true),
        ],
        Links = [new(EdgeKinds.HasPolicy, "TargetIds", "OrgUnit", "Account") { Reversed = true }],
        Policies = [new(PolicyRole.Control, "Content")],
        Calls = [Listed("SERVICE_CONTROL_POLICY"), Listed("RESOURCE_CONTROL_POLICY"), Listed("AISERVICES_OPT_OUT_POLICY")],
    };

    /// <summary>The API lists policies of one type at a time, and tells neither text nor targets there.</summary>
    private static Call Listed(string type) => new("organizations:ListPolicies", "Policies")
    {
        Of = "AWS::Organizations::Organization",
        Given = [$"Filter={type}"],
        Id = "Id",
        Then =
        [
            new("organizations:DescribePolicy", "Policy.Content") { With = ["PolicyId=Id"], As = "Content" },
            new("organizations:ListTargetsForPolicy", "Targets.TargetId") { With = ["PolicyId=Id"], As = "TargetIds[]" },
        ],
    };
}
