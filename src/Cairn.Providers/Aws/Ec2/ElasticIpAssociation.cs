using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class ElasticIpAssociation
{
    public static readonly ResourceType Type = new("AWS::EC2::EIPAssociation", "Gives a public address to a machine or an interface.")
    {
        Terraform = ["aws_eip_association"],
        Subject = new("", "AllocationId|EIP|PublicIp", "PublicIp"),
        Links =
        [
            new(NetworkEdges.AttachedTo, "InstanceId", "VirtualMachine"),
            new(NetworkEdges.AttachedTo, "NetworkInterfaceId", "NetworkInterface") { WhenMissing = Missing.Ignore },
        ],
    };
}
