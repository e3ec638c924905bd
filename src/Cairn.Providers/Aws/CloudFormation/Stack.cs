using Cairn.Graph;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.CloudFormation;

internal static class Stack
{
    public static readonly ResourceType Type = new("AWS::CloudFormation::Stack", "Makes resources from a template, with its own role where it has one.")
    {
        Kind = "IacTemplate",
        Terraform = ["aws_cloudformation_stack"],
        Key = r => r["StackId", "Id"].Text is { } id && id.StartsWith("arn:", StringComparison.Ordinal) ? id : r.Arn("cloudformation", $"stack/{r.NameOr("StackName", "Name")}"),
        Names = ["StackName|Name", "StackId|Id"],
        Attributes =
        [
            new("name", "StackName|Name", "The stack's name."),
            new("capabilities", "Capabilities", "With CAPABILITY_IAM it makes identities."),
        ],

        // Whoever may update the stack acts with the role: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
        Links = [new(EdgeKinds.RunsAs, "RoleARN|IamRoleArn", "Role")],
        Also = Complete,
        Calls =
        [
            new("cloudformation:DescribeStacks", "Stacks") { Id = "StackId" },
        ],
    };

    private static void Complete(Mapped stack)
    {
        S3Location.Link(stack, stack.Self, EdgeKinds.SourcedFrom, stack["TemplateURL"]);
        var names = stack["Parameters"].Items.Select(item => item["ParameterKey"].Text).OfType<string>().ToList();
        if (names.Count == 0)
            names = [.. stack["Parameters"].Members.Select(member => member.Name)];
        if (names.Count > 0)
            stack.Set("parameterNames", Value.List(names.Select(name => (Value)name)));
    }
}
