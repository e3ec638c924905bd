using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class InternetGatewayAttachment
{
    public static readonly ResourceType Type = new("AWS::EC2::VPCGatewayAttachment", "Attaches an internet gateway to a network.")
    {
        Terraform = ["aws_internet_gateway_attachment"],
        Subject = new("", "InternetGatewayId|VpnGatewayId", "InternetGateway") { WhenMissing = Missing.Ignore },
        Links = [new(EdgeKinds.InNetwork, "VpcId", "Network")],
    };
}
