using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class Subnet
{
    public static readonly ResourceType Type = new("AWS::EC2::Subnet", "A part of a network with its own routes and network ACL; public when a route leads to an internet gateway.")
    {
        Kind = "Subnet",
        Terraform = ["aws_subnet", "aws_default_subnet"],
        Key = r => ResourceId.Own(r, "subnet", "SubnetId", "id"),
        Names = ["SubnetId|id"],
        Attributes =
        [
            new("name", "tags.Name|SubnetId|id", "Its name tag."),
            new("cidr", "CidrBlock", "The addresses inside."),
            new("ipv6Cidr", "Ipv6CidrBlock", "Its IPv6 addresses, all of them public."),
            new("availabilityZone", "AvailabilityZone", "Where it is."),
            new("mapPublicIpOnLaunch", "MapPublicIpOnLaunch", "Machines get a public address unless they decline it."),
            new("assignIpv6AddressOnCreation", "AssignIpv6AddressOnCreation", "Interfaces get an IPv6 address."),
        ],
        Links = [new(EdgeKinds.InNetwork, "VpcId", "Network")],
        Calls =
        [
            new("ec2:DescribeSubnets", "Subnets") { Id = "SubnetId" },
        ],
    };
}
