using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class NetworkAclAssociation
{
    public static readonly ResourceType Type = new("AWS::EC2::SubnetNetworkAclAssociation", "Makes a network ACL that of a subnet.")
    {
        Terraform = ["aws_network_acl_association"],
        Subject = new("", "NetworkAclId", "NetworkAcl"),
        Links = [new(EdgeKinds.ProtectedBy, "SubnetId", "Subnet") { Reversed = true }],
    };
}
