using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class InternetGateway
{
    public static readonly ResourceType Type = new("AWS::EC2::InternetGateway", "Joins a network to the internet, in both directions.")
    {
        Kind = "InternetGateway",
        Terraform = ["aws_internet_gateway"],
        Key = r => ResourceId.Own(r, "internet-gateway", "InternetGatewayId", "id"),
        Names = ["InternetGatewayId|id"],
        Attributes = [new("name", "tags.Name|InternetGatewayId|id", "Its name tag.")],
        Links = [new(EdgeKinds.InNetwork, "VpcId|Attachments.VpcId", "Network")],
        Calls =
        [
            new("ec2:DescribeInternetGateways", "InternetGateways") { Id = "InternetGatewayId" },
        ],
    };
}
