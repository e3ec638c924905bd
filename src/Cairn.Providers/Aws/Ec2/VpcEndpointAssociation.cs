using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class VpcEndpointAssociation
{
    public static readonly ResourceType Type = new("AWS::EC2::VPCEndpointAssociation", "Adds a subnet, a security group or a route table to a private endpoint.")
    {
        Terraform = ["aws_vpc_endpoint_subnet_association", "aws_vpc_endpoint_security_group_association", "aws_vpc_endpoint_route_table_association"],
        Subject = new("", "VpcEndpointId", "PrivateEndpoint"),
        Links =
        [
            new(EdgeKinds.InNetwork, "SubnetId", "Subnet"),
            new(EdgeKinds.ProtectedBy, "SecurityGroupId", "SecurityGroup"),
            new(EdgeKinds.RoutesTo, "RouteTableId", "RouteTable") { Reversed = true },
        ],
    };
}
