using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class TransitGateway
{
    public static readonly ResourceType Type = new("AWS::EC2::TransitGateway", "Joins many networks and sites.")
    {
        Kind = "TransitGateway",
        Terraform = ["aws_ec2_transit_gateway"],
        Key = r => ResourceId.Own(r, "transit-gateway", "TransitGatewayId", "id"),
        Names = ["TransitGatewayId|id"],
        Attributes =
        [
            new("name", "tags.Name|TransitGatewayId|id", "Its name tag."),
            new("autoAcceptSharedAttachments", "Options.AutoAcceptSharedAttachments|AutoAcceptSharedAttachments", "Other accounts may join without being asked for."),
        ],
        Calls =
        [
            new("ec2:DescribeTransitGateways", "TransitGateways") { Id = "TransitGatewayId" },
        ],
    };
}
