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
        Calls =
        [
            new("organizations:ListPolicies", "Policies")
            {
                Of = "AWS::Organizations::Organization",
                Given = ["Filter=SERVICE_CONTROL_POLICY"],
                Id = "Id",
                Then =
                [
                    new("organizations:DescribePolicy", "Policy.Content") { With = ["PolicyId=Id"], As = "Content" },
                    new("organizations:ListTargetsForPolicy", "Targets.TargetId") { With = ["PolicyId=Id"], As = "TargetIds[]" },
                ],
            },
            new("organizations:ListPolicies", "Policies")
            {
                Of = "AWS::Organizations::Organization",
                Given = ["Filter=RESOURCE_CONTROL_POLICY"],
                Id = "Id",
                Then =
                [
                    new("organizations:DescribePolicy", "Policy.Content") { With = ["PolicyId=Id"], As = "Content" },
                    new("organizations:ListTargetsForPolicy", "Targets.TargetId") { With = ["PolicyId=Id"], As = "TargetIds[]" },
                ],
            },
            new("organizations:ListPolicies", "Policies")
            {
                Of = "AWS::Organizations::Organization",
                Given = ["Filter=AISERVICES_OPT_OUT_POLICY"],
                Id = "Id",
                Then =
                [
                    new("organizations:DescribePolicy", "Policy.Content") { With = ["PolicyId=Id"], As = "Content" },
                    new("organizations:ListTargetsForPolicy", "Targets.TargetId") { With = ["PolicyId=Id"], As = "TargetIds[]" },
                ],
            },
        ],
    };
}
