using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class Image
{
    public static readonly ResourceType Type = new("AWS::SageMaker::Image", "A named image that studio users choose; its versions say what really runs.")
    {
        Kind = "ContainerImage",
        Terraform = ["aws_sagemaker_image"],
        Key = r => r["Arn", "ImageArn"].Text ?? r.Arn("sagemaker", $"image/{r.NameOr("ImageName")}"),
        Names = ["ImageName", "Arn|ImageArn"],
        Attributes = [new("name", "ImageName", "The image's name.")],
        Links = [new(EdgeKinds.RunsAs, "RoleArn|ImageRoleArn", "Role")],
        Calls =
        [
            new("sagemaker:ListImages", "Images")
            {
                Id = "ImageArn",
                Then =
                [
                    new("sagemaker:DescribeImage") { With = ["ImageName"] },
                ],
            },
        ],
    };
}
