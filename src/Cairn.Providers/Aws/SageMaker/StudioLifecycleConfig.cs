using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class StudioLifecycleConfig
{
    public static readonly ResourceType Type = new("AWS::SageMaker::StudioLifecycleConfig", "A script that runs whenever a studio application starts, with the profile's role.")
    {
        Kind = "ConfigFile",
        Terraform = ["aws_sagemaker_studio_lifecycle_config"],
        Key = r => r["Arn", "StudioLifecycleConfigArn"].Text ?? r.Arn("sagemaker", $"studio-lifecycle-config/{r.NameOr("StudioLifecycleConfigName")}"),
        Names = ["StudioLifecycleConfigName", "Arn|StudioLifecycleConfigArn"],
        Attributes =
        [
            new("name", "StudioLifecycleConfigName", "The configuration's name."),
            new("appType", "StudioLifecycleConfigAppType", "The applications it starts with."),
        ],
        Also = config =>
        {
            config.Set("subKind", "lifecycle-script");
            if (config["StudioLifecycleConfigContent"].IsUnknown)
                config.Gap("script-unknown", config.Self, "the script is not known until it is applied");
        },
        Calls =
        [
            new("sagemaker:ListStudioLifecycleConfigs", "StudioLifecycleConfigs")
            {
                Id = "StudioLifecycleConfigArn",
                Then =
                [
                    new("sagemaker:DescribeStudioLifecycleConfig") { With = ["StudioLifecycleConfigName"] },
                ],
            },
        ],
    };
}
