using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Config;

internal static class ConfigurationRecorderStatus
{
    public static readonly ResourceType Type = new("AWS::Config::ConfigurationRecorderStatus", "Starts or stops a recorder.")
    {
        Terraform = ["aws_config_configuration_recorder_status"],
        Subject = new("", "name", "AwsConfigConfigurationRecorder"),
        Also = status =>
        {
            if (status["is_enabled"].Flag is { } isEnabled)
                status.Set("enabled", isEnabled);
        },
    };
}
