using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class EgressOnlyInternetGateway
{
    public static readonly ResourceType Type = new("AWS::EC2::EgressOnlyInternetGateway", "Lets IPv6 traffic out of a network, and nothing in.")
    {
        Kind = "NatGateway",
        Terraform = ["aws_egress_only_internet_gateway"],
        Key = r => ResourceId.Own(r, "egress-only-internet-gateway", "EgressOnlyInternetGatewayId", "id"),
        Names = ["EgressOnlyInternetGatewayId|id"],
        Attributes = [new("name", "tags.Name|EgressOnlyInternetGatewayId|id", "Its name tag.")],
        Links = [new(EdgeKinds.InNetwork, "VpcId|Attachments.VpcId", "Network")],
        Calls =
        [
            new("ec2:DescribeEgressOnlyInternetGateways", "EgressOnlyInternetGateways") { Id = "EgressOnlyInternetGatewayId" },
        ],
    };
}
