using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Config;

internal static class ConfigurationRecorder
{
    public static readonly ResourceType Type = new("AWS::Config::ConfigurationRecorder", "Writes down every change of the resources of a region.")
    {
        Kind = "Detector",
        Terraform = ["aws_config_configuration_recorder"],
        Key = r => r["arn"].Text ?? r.Arn("config", $"configuration-recorder/{r.NameOr("name")}"),
        Names = ["name"],
        Attributes =
        [
            new("name", "name", "Its name."),
            new("allTypes", "recordingGroup.allSupported", "It leaves no type of resource out.") { IsFlag = true },
        ],
        Links = [new(EdgeKinds.RunsAs, "roleARN|role_arn", "Role")],
        Also = recorder =>
        {
            // Only the account says whether it runs; in code that is a resource of its own.
            if (recorder["recording"].Flag is { } isRecording)
                recorder.Set("enabled", isRecording);
        },
        Calls =
        [
            new("config:DescribeConfigurationRecorders", "ConfigurationRecorders")
            {
                Id = "name",
                Then = [new("config:DescribeConfigurationRecorderStatus", "ConfigurationRecordersStatus.recording") { With = ["ConfigurationRecorderNames=name"], As = "recording" }],
            },
        ],
    };
}
