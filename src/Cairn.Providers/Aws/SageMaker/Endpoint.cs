using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class Endpoint
{
    public static readonly ResourceType Type = new("AWS::SageMaker::Endpoint", "A hosted model that answers inference calls.")
    {
        Kind = "InferenceEndpoint",
        Terraform = ["aws_sagemaker_endpoint"],
        Key = r => r["Arn", "EndpointArn"].Text ?? r.Arn("sagemaker", $"endpoint/{r.NameOr("EndpointName", "Name")}"),
        Names = ["EndpointName|Name", "Arn|EndpointArn"],
        Attributes =
        [
            new("name", "EndpointName|Name", "The endpoint's name; callers use it."),
            new("status", "EndpointStatus", "Whether it answers."),
        ],
        Links = [new(EdgeKinds.Hosts, "EndpointConfigName", "ModelDeployment")],
        Also = endpoint => S3Location.Link(endpoint, endpoint.Self, EdgeKinds.CapturedTo, endpoint["DataCaptureConfig"]["DestinationS3Uri"]),
        Calls =
        [
            new("sagemaker:ListEndpoints", "Endpoints")
            {
                Id = "EndpointArn",
                Then =
                [
                    new("sagemaker:DescribeEndpoint") { With = ["EndpointName"] },
                    new("sagemaker:ListTags", "Tags") { With = ["ResourceArn=EndpointArn"], As = "Tags[]" },
                ],
            },
        ],
    };
}
