using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class NetworkInterfaceAttachment
{
    public static readonly ResourceType Type = new("AWS::EC2::NetworkInterfaceAttachment", "Attaches an interface to a machine.")
    {
        Terraform = ["aws_network_interface_attachment"],
        Subject = new("", "NetworkInterfaceId", "NetworkInterface"),
        Links = [new(NetworkEdges.AttachedTo, "InstanceId", "VirtualMachine")],
    };
}
