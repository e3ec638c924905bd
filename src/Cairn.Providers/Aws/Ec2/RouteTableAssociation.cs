using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class RouteTableAssociation
{
    public static readonly ResourceType Type = new("AWS::EC2::SubnetRouteTableAssociation", "Makes a route table that of a subnet, or the main one of a network.")
    {
        Terraform = ["aws_route_table_association", "aws_main_route_table_association"],
        Subject = new("", "RouteTableId", "RouteTable"),
        Also = Associate,
    };

    private static void Associate(Mapped association)
    {
        if (Mapped.NameIn(association["SubnetId"]) is { } subnet)
            association.Edge(association.Named(subnet, "Subnet"), EdgeKinds.RoutesTo, association.Self, association["SubnetId"]);
        else if (Mapped.NameIn(association["VpcId"]) is { } vpc)
            association.Edge(association.Named(vpc, "Network"), EdgeKinds.RoutesTo, association.Self, association["VpcId"], null, ("main", "chosen"));
        else if (association["SubnetId"].IsUnknown)
            association.Gap("reference-unknown", association.Self, "which subnet uses the route table is not known until it is applied");
    }
}
