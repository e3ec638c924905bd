using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class VpcEndpoint
{
    public static readonly ResourceType Type = new("AWS::EC2::VPCEndpoint", "A private way from a network to a service, limited by a policy.")
    {
        Kind = "PrivateEndpoint",
        Terraform = ["aws_vpc_endpoint"],
        Key = r => ResourceId.Own(r, "vpc-endpoint", "VpcEndpointId", "id"),
        Names = ["VpcEndpointId|id"],
        Attributes =
        [
            new("name", "tags.Name|VpcEndpointId|id", "Its name tag."),
            new("serviceName", "ServiceName", "The service behind it."),
            new("endpointType", "VpcEndpointType", "An interface has groups and addresses, a gateway is a route."),
            new("privateDnsEnabled", "PrivateDnsEnabled", "The service's usual name leads here."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "VpcId", "Network"),
            new(EdgeKinds.InNetwork, "SubnetIds", "Subnet"),
            new(EdgeKinds.ProtectedBy, "SecurityGroupIds|Groups.GroupId", "SecurityGroup"),
            new(EdgeKinds.RoutesTo, "RouteTableIds", "RouteTable") { Reversed = true, WhenMissing = Missing.Ignore },
        ],
        Policies = [new(PolicyRole.Endpoint, "PolicyDocument|Policy")],
        Calls =
        [
            new("ec2:DescribeVpcEndpoints", "VpcEndpoints") { Id = "VpcEndpointId" },
        ],
    };
}
