using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class App
{
    public static readonly ResourceType Type = new("AWS::SageMaker::App", "A running application of a studio profile or space.")
    {
        Kind = "Notebook",
        Terraform = ["aws_sagemaker_app"],
        Key = r => r["Arn", "AppArn"].Text ?? r.Arn("sagemaker", $"app/{r["DomainId"].Text ?? "unknown"}/{r["UserProfileName", "SpaceName"].Text ?? "unknown"}/{r["AppType"].Text ?? "unknown"}/{r.NameOr("AppName")}"),
        Names = ["Arn|AppArn"],
        Attributes =
        [
            new("name", "AppName", "The application's name."),
            new("appType", "AppType", "What kind of application it is."),
            new("profile", "UserProfileName", "Whose it is."),
            new("space", "SpaceName", "The space it runs in."),
        ],
        Links =
        [
            new(EdgeKinds.Contains, "DomainId", "AiWorkspace") { Reversed = true },
            new(EdgeKinds.ConfiguredBy, "ResourceSpec.LifecycleConfigArn", "ConfigFile"),
            new(EdgeKinds.UsesImage, "ResourceSpec.SageMakerImageArn", "ContainerImage"),
        ],
        Calls =
        [
            new("sagemaker:ListApps", "Apps")
            {
                Id = "DomainId+UserProfileName+SpaceName+AppType+AppName",
                Then =
                [
                    new("sagemaker:DescribeApp") { With = ["DomainId", "UserProfileName", "SpaceName", "AppType", "AppName"] },
                ],
            },
        ],
    };
}
