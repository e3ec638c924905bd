using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class Route
{
    public static readonly ResourceType Type = new("AWS::EC2::Route", "One destination and where traffic to it goes.")
    {
        Terraform = ["aws_route"],
        Subject = new("", "RouteTableId", "RouteTable"),
        Also = route => Routes.State(route, route.Self, route.Root),
    };
}
