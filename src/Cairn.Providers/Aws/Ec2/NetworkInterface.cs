using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class NetworkInterface
{
    public static readonly ResourceType Type = new("AWS::EC2::NetworkInterface", "A place in a subnet with addresses and security groups of its own.")
    {
        Kind = "NetworkInterface",
        Terraform = ["aws_network_interface"],
        Key = r => ResourceId.Own(r, "network-interface", "NetworkInterfaceId", "id"),
        Names = ["NetworkInterfaceId|id"],
        Attributes =
        [
            new("name", "tags.Name|NetworkInterfaceId|id", "Its name tag."),
            new("privateIp", "PrivateIpAddress|private_ip", "Its address inside the network."),
            new("publicIp", "Association.PublicIp", "Its public address."),
            new("ipv6Addresses", "Ipv6Addresses.Ipv6Address|Ipv6Addresses", "Its IPv6 addresses."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "SubnetId", "Subnet"),
            new(EdgeKinds.ProtectedBy, "SecurityGroups|GroupSet|Groups.GroupId", "SecurityGroup"),
            new(NetworkEdges.AttachedTo, "Attachment.InstanceId|Attachment.Instance", "VirtualMachine") { WhenMissing = Missing.Ignore },
        ],
        Calls =
        [
            new("ec2:DescribeNetworkInterfaces", "NetworkInterfaces") { Id = "NetworkInterfaceId" },
        ],
    };
}
