using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Ec2;

internal static class RouteTable
{
    public static readonly ResourceType Type = new("AWS::EC2::RouteTable", "Says where traffic that leaves a subnet goes.")
    {
        Kind = "RouteTable",
        Terraform = ["aws_route_table", "aws_default_route_table"],
        Key = r => ResourceId.Own(r, "route-table", "RouteTableId", "id"),
        Names = ["RouteTableId|id"],
        Attributes = [new("name", "tags.Name|RouteTableId|id", "Its name tag.")],
        Links = [new(EdgeKinds.InNetwork, "VpcId", "Network")],
        Also = Content,
        Calls =
        [
            new("ec2:DescribeRouteTables", "RouteTables") { Id = "RouteTableId" },
        ],
    };

    private static void Content(Mapped table)
    {
        foreach (var route in table["Routes", "route"].Items)
            Routes.State(table, table.Self, route);
        if (table["Routes", "route"].IsUnknown && table.Record.Type == "aws_default_route_table")
            table.Gap("route-unknown", table.Self, "the routes of the table are not known until it is applied");
        if (ResourceId.Said(table.Root, "default_route_table_id") is { IsAbsent: false } && Mapped.NameIn(table["VpcId"]) is { } vpc)
            table.Edge(table.Named(vpc, "Network"), EdgeKinds.RoutesTo, table.Self, table["default_route_table_id"], null, ("main", "initial"));
        foreach (var association in table["Associations"].Items)
            Associate(table, association);
    }

    private static void Associate(Mapped table, Field association)
    {
        if (association["SubnetId"].Text is { } subnet)
            table.Edge(table.Named(subnet, "Subnet"), EdgeKinds.RoutesTo, table.Self, association["SubnetId"]);
        else if (association["Main"].Flag == true && table["VpcId"].Text is { } vpc)
            table.Edge(table.Named(vpc, "Network"), EdgeKinds.RoutesTo, table.Self, association["Main"], null, ("main", "chosen"));
    }
}
