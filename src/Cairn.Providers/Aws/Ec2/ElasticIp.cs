using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class ElasticIp
{
    public static readonly ResourceType Type = new("AWS::EC2::EIP", "A public address that stays.")
    {
        Kind = "PublicIp",
        Terraform = ["aws_eip"],
        Key = r => ResourceId.Own(r, "elastic-ip", "AllocationId", "id"),
        Names = ["AllocationId|id", "PublicIp"],
        Attributes = [new("name", "tags.Name|PublicIp|id", "Its name tag."), new("publicIp", "PublicIp", "The address.")],
        Links =
        [
            new(NetworkEdges.AttachedTo, "InstanceId|Instance", "VirtualMachine"),
            new(NetworkEdges.AttachedTo, "NetworkInterfaceId|NetworkInterface", "NetworkInterface") { WhenMissing = Missing.Ignore },
        ],
        Calls =
        [
            new("ec2:DescribeAddresses", "Addresses") { Id = "AllocationId|PublicIp" },
        ],
    };
}
