using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class Instance
{
    public static readonly ResourceType Type = new("AWS::EC2::Instance", "A virtual machine: whoever runs code on it holds its role, its start script and its place in the network.")
    {
        Kind = "VirtualMachine",
        Terraform = ["aws_instance", "aws_spot_instance_request"],
        Key = r => ResourceId.Own(r, "instance", "InstanceId", "id"),
        Names = ["InstanceId|id"],
        Attributes =
        [
            new("name", "tags.Name|InstanceId|id", "Its name tag."),
            new("imageId", "ImageId|ami", "The image it was started from."),
            new("instanceType", "InstanceType", "Its size; accelerated families point to AI work."),
            new("state", "State.Name|instance_state", "Only a running one can be reached."),
            new("privateIp", "PrivateIpAddress|private_ip", "Its address inside the network."),
            new("publicIp", "PublicIpAddress|public_ip", "Its public address."),
            new("associatePublicIp", "associate_public_ip_address|NetworkInterfaces.AssociatePublicIpAddress", "Whether it asks for a public address."),
            new("ipv6Addresses", "Ipv6Addresses.Ipv6Address|Ipv6Addresses|NetworkInterfaces.Ipv6Addresses.Ipv6Address", "Its IPv6 addresses."),
            new("ipv6AddressCount", "Ipv6AddressCount", "How many IPv6 addresses it asks for."),
            new("metadataEndpoint", "MetadataOptions.HttpEndpoint", "Whether the role's credentials can be fetched from inside."),
            new("httpTokens", "MetadataOptions.HttpTokens", "`required` stops simple request forgery from reading credentials."),
            new("hopLimit", "MetadataOptions.HttpPutResponseHopLimit", "More than one lets containers fetch credentials."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "SubnetId|NetworkInterfaces.SubnetId", "Subnet"),
            new(EdgeKinds.ProtectedBy, "vpc_security_group_ids|SecurityGroupIds|SecurityGroups.GroupId|NetworkInterfaces.GroupSet|NetworkInterfaces.Groups.GroupId", "SecurityGroup"),
            new(NetworkEdges.HasProfile, "IamInstanceProfile.Arn|IamInstanceProfile", "AwsIAMInstanceProfile"),
            new(NetworkEdges.AttachedTo, "network_interface.network_interface_id|primary_network_interface.network_interface_id", "NetworkInterface") { Reversed = true, WhenMissing = Missing.Ignore },
            new(EdgeKinds.ConfiguredBy, "launch_template.id|LaunchTemplate.LaunchTemplateId|launch_template.name|LaunchTemplate.LaunchTemplateName", "LaunchTemplate"),
            new(EdgeKinds.UsesImage, "ImageId|ami", "MachineImage") { WhenMissing = Missing.Ignore },
            new(EdgeKinds.Unlocks, "KeyName", "KeyPair") { Reversed = true, WhenMissing = Missing.Ignore },
        ],
        Also = Details,
        Calls =
        [
            new("ec2:DescribeInstances", "Reservations.Instances")
            {
                Id = "InstanceId",
                Then =
                [
                    new("ec2:DescribeInstanceAttribute", "UserData.Value") { With = ["InstanceId"], Given = ["Attribute=userData"], As = "UserDataBase64" },
                ],
            },
        ],
    };

    private static void Details(Mapped vm)
    {
        UserData.State(vm, vm["user_data_base64"], vm["user_data"]);
        vm.Set("imdsv1Allowed", vm["MetadataOptions"]["HttpTokens"].Text != "required" && vm["MetadataOptions"]["HttpEndpoint"].Text != "disabled");
        if (vm["vpc_security_group_ids", "SecurityGroupIds", "SecurityGroups", "NetworkInterfaces"] is { IsUnknown: true, Reference: null })
            vm.Set("groupsUnknown", true);
    }
}
