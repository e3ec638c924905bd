using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class SecurityGroupAttachment
{
    public static readonly ResourceType Type = new("AWS::EC2::NetworkInterfaceSecurityGroup", "Adds a security group to an interface.")
    {
        Terraform = ["aws_network_interface_sg_attachment"],
        Subject = new("", "NetworkInterfaceId", "NetworkInterface", "VirtualMachine"),
        Links = [new(EdgeKinds.ProtectedBy, "SecurityGroupId", "SecurityGroup")],
    };
}
