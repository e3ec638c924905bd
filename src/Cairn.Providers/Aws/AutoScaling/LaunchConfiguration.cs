using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.AutoScaling;

internal static class LaunchConfiguration
{
    public static readonly ResourceType Type = new("AWS::AutoScaling::LaunchConfiguration", "What the machines of a group are started with: image, script, role, security groups.")
    {
        Kind = "LaunchTemplate",
        AlsoKinds = ["ConfigFile"],
        Terraform = ["aws_launch_configuration"],
        Key = r => r["LaunchConfigurationARN", "Arn"].Text ?? r.Arn("autoscaling", $"launchConfiguration::launchConfigurationName/{r.NameOr("LaunchConfigurationName", "Name")}"),
        Names = ["LaunchConfigurationName|Name"],
        Attributes =
        [
            new("name", "LaunchConfigurationName|Name", "Its name."),
            new("imageId", "ImageId", "The image machines start from."),
            new("associatePublicIp", "AssociatePublicIpAddress", "Whether they ask for a public address."),
            new("metadataEndpoint", "MetadataOptions.HttpEndpoint", "Whether the role's credentials can be fetched from inside."),
            new("httpTokens", "MetadataOptions.HttpTokens", "`required` stops simple request forgery from reading credentials."),
            new("hopLimit", "MetadataOptions.HttpPutResponseHopLimit", "More than one lets containers fetch credentials."),
        ],
        Links =
        [
            new(EdgeKinds.ProtectedBy, "SecurityGroups", "SecurityGroup"),
            new(NetworkEdges.HasProfile, "IamInstanceProfile", "AwsIAMInstanceProfile"),
        ],
        Also = template => UserData.State(template, template["user_data_base64"], template["UserData"]),
        Calls =
        [
            new("autoscaling:DescribeLaunchConfigurations", "LaunchConfigurations") { Id = "LaunchConfigurationARN" },
        ],
    };
}
