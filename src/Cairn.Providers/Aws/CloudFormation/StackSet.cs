using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.CloudFormation;

internal static class StackSet
{
    public static readonly ResourceType Type = new("AWS::CloudFormation::StackSet", "Makes the same resources in many accounts; whoever may change it acts in all of them.")
    {
        Kind = "IacTemplate",
        Terraform = ["aws_cloudformation_stack_set"],
        Key = r => r["StackSetARN", "Arn"].Text ?? r.Arn("cloudformation", $"stackset/{r["StackSetId"].Text ?? r.NameOr("StackSetName", "Name")}"),
        Names = ["StackSetName|Name", "StackSetId", "StackSetARN|Arn"],
        Attributes =
        [
            new("name", "StackSetName|Name", "The stack set's name."),
            new("capabilities", "Capabilities", "With CAPABILITY_IAM it makes identities."),
            new("executionRole", "ExecutionRoleName", "The role it takes on in every account."),
            new("permissionModel", "PermissionModel", "SELF_MANAGED uses the roles named here."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "AdministrationRoleARN", "Role"),
            new("EXECUTES_WITH", "ExecutionRoleName", "Role") { WhenMissing = Missing.Ignore },
        ],
        Also = set => S3Location.Link(set, set.Self, EdgeKinds.SourcedFrom, set["TemplateURL"]),
        Calls =
        [
            new("cloudformation:ListStackSets", "Summaries")
            {
                Given = ["Status=ACTIVE"],
                Id = "StackSetId",
                Then =
                [
                    new("cloudformation:DescribeStackSet", "StackSet") { With = ["StackSetName"] },
                ],
            },
        ],
    };
}
