using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class Vpc
{
    public static readonly ResourceType Type = new("AWS::EC2::VPC", "A private network; everything in it can be reached only through its gateways, routes and filters.")
    {
        Kind = "Network",
        Terraform = ["aws_vpc", "aws_default_vpc"],
        Key = r => ResourceId.Own(r, "vpc", "VpcId", "id"),
        Names = ["VpcId|id"],
        Attributes =
        [
            new("name", "tags.Name|VpcId|id", "Its name tag."),
            new("cidr", "CidrBlock", "The addresses inside."),
            new("isDefault", "IsDefault", "A default network has public subnets."),
        ],
        Also = Defaults,
        Calls =
        [
            new("ec2:DescribeVpcs", "Vpcs") { Id = "VpcId" },
        ],
    };

    private static void Defaults(Mapped vpc)
    {
        if (vpc["main_route_table_id"].Text is { } main)
            vpc.Edge(vpc.Self, EdgeKinds.RoutesTo, vpc.Named(main, Missing.Ignore, "RouteTable"), vpc["main_route_table_id"], null, ("main", "initial"));
        if (vpc["default_network_acl_id"].Text is { } acl)
            vpc.Edge(vpc.Self, EdgeKinds.ProtectedBy, vpc.Named(acl, Missing.Ignore, "NetworkAcl"), vpc["default_network_acl_id"]);
    }
}
