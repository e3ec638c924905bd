using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class ImageVersion
{
    public static readonly ResourceType Type = new("AWS::SageMaker::ImageVersion", "Which container image a studio image stands for.")
    {
        Kind = "ContainerImage",
        Terraform = ["aws_sagemaker_image_version"],
        Key = r => r["Arn", "ImageVersionArn"].Text ?? r.Arn("sagemaker", $"image-version/{r.NameOr("ImageName")}/{r["Version"].Text ?? "1"}"),
        Names = ["Arn|ImageVersionArn"],
        Attributes = [new("name", "ImageName", "The image's name."), new("version", "Version", "The version's number.")],
        Links = [new(EdgeKinds.VersionOf, "ImageName|ImageArn", "ContainerImage")],
        Also = version => Images.Link(version, version.Self, version["BaseImage", "ContainerImage"]),
        Calls =
        [
            new("sagemaker:ListImageVersions", "ImageVersions")
            {
                Of = "AWS::SageMaker::Image",
                With = ["ImageName"],
                Id = "ImageVersionArn",
                Then =
                [
                    new("sagemaker:DescribeImageVersion") { With = ["ImageName", "Version"] },
                ],
            },
        ],
    };
}
