using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class Hub
{
    public static readonly ResourceType Type = new("AWS::SageMaker::Hub", "A private catalogue from which people deploy models.")
    {
        Kind = "ModelRegistry",
        Terraform = ["aws_sagemaker_hub"],
        Key = r => r["Arn", "HubArn"].Text ?? r.Arn("sagemaker", $"hub/{r.NameOr("HubName")}"),
        Names = ["HubName", "Arn|HubArn"],
        Attributes = [new("name", "HubName", "The hub's name.")],
        Also = hub => S3Location.Link(hub, hub.Self, EdgeKinds.BackedBy, hub["S3StorageConfig"]["S3OutputPath"]),
        Calls =
        [
            new("sagemaker:ListHubs", "HubSummaries")
            {
                Id = "HubArn",
                Then =
                [
                    new("sagemaker:DescribeHub") { With = ["HubName"] },
                ],
            },
        ],
    };
}
