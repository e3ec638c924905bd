using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class TransitGatewayAttachment
{
    public static readonly ResourceType Type = new("AWS::EC2::TransitGatewayVpcAttachment", "Joins a network to a transit gateway.")
    {
        Terraform = ["aws_ec2_transit_gateway_vpc_attachment"],
        Subject = new("", "TransitGatewayId", "TransitGateway"),
        Links = [new(NetworkEdges.AttachedTo, "VpcId", "Network")],
        Calls =
        [
            new("ec2:DescribeTransitGatewayVpcAttachments", "TransitGatewayVpcAttachments") { Id = "TransitGatewayAttachmentId" },
        ],
    };
}
