using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class LaunchTemplate
{
    public static readonly ResourceType Type = new("AWS::EC2::LaunchTemplate", "What machines are started with: image, script, role, security groups.")
    {
        Kind = "LaunchTemplate",
        AlsoKinds = ["ConfigFile"],
        Terraform = ["aws_launch_template"],
        Key = r => ResourceId.Own(r, "launch-template", "LaunchTemplateId", "id"),
        Names = ["LaunchTemplateId|id", "LaunchTemplateName|name"],
        Attributes =
        [
            new("name", "LaunchTemplateName|name", "Its name."),
            new("imageId", "LaunchTemplateData.ImageId|ImageId", "The image machines start from."),
            new("instanceType", "LaunchTemplateData.InstanceType|InstanceType", "Their size."),
            new("associatePublicIp", "LaunchTemplateData.NetworkInterfaces.AssociatePublicIpAddress|NetworkInterfaces.AssociatePublicIpAddress", "Whether they ask for a public address."),
            new("metadataEndpoint", "LaunchTemplateData.MetadataOptions.HttpEndpoint|MetadataOptions.HttpEndpoint", "Whether the role's credentials can be fetched from inside."),
            new("httpTokens", "LaunchTemplateData.MetadataOptions.HttpTokens|MetadataOptions.HttpTokens", "`required` stops simple request forgery from reading credentials."),
            new("hopLimit", "LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit|MetadataOptions.HttpPutResponseHopLimit", "More than one lets containers fetch credentials."),
        ],
        Links =
        [
            new(EdgeKinds.ProtectedBy, "LaunchTemplateData.SecurityGroupIds|LaunchTemplateData.NetworkInterfaces.Groups|vpc_security_group_ids|network_interfaces.security_groups", "SecurityGroup"),
            new(EdgeKinds.UsesImage, "LaunchTemplateData.ImageId|ImageId", "MachineImage") { WhenMissing = Missing.Ignore },
            new(NetworkEdges.HasProfile, "LaunchTemplateData.IamInstanceProfile.Arn|LaunchTemplateData.IamInstanceProfile.Name|iam_instance_profile.arn|iam_instance_profile.name", "AwsIAMInstanceProfile"),
        ],
        Also = template => UserData.State(template, template["LaunchTemplateData"]["UserData"], template["user_data"]),
        Calls =
        [
            new("ec2:DescribeLaunchTemplates", "LaunchTemplates")
            {
                Id = "LaunchTemplateId",
                Then =
                [
                    new("ec2:DescribeLaunchTemplateVersions", "LaunchTemplateVersions") { With = ["LaunchTemplateId"], Given = ["Versions=$Latest"] },
                ],
            },
        ],
    };
}
