using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class NatGateway
{
    public static readonly ResourceType Type = new("AWS::EC2::NatGateway", "Lets machines without a public address out to the internet.")
    {
        Kind = "NatGateway",
        Terraform = ["aws_nat_gateway"],
        Key = r => ResourceId.Own(r, "natgateway", "NatGatewayId", "id"),
        Names = ["NatGatewayId|id"],
        Attributes =
        [
            new("name", "tags.Name|NatGatewayId|id", "Its name tag."),
            new("connectivityType", "ConnectivityType", "A private one reaches other networks but not the internet."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "SubnetId", "Subnet"),
            new(NetworkEdges.AttachedTo, "AllocationId|NatGatewayAddresses.AllocationId", "PublicIp") { Reversed = true, WhenMissing = Missing.Ignore },
        ],
        Calls =
        [
            new("ec2:DescribeNatGateways", "NatGateways") { Id = "NatGatewayId", When = "State!=deleted" },
        ],
    };
}
