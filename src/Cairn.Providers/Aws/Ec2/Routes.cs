using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Ec2;

/// <summary>States the routes of a route table as edges to what they lead to.</summary>
internal static class Routes
{
    private static readonly string[] Targets =
    [
        "gateway_id", "nat_gateway_id", "egress_only_gateway_id", "egress_only_internet_gateway_id", "vpc_peering_connection_id", "transit_gateway_id",
        "network_interface_id", "instance_id", "vpc_endpoint_id", "carrier_gateway_id", "local_gateway_id", "core_network_arn",
    ];

    private static readonly string[] Kinds = ["InternetGateway", "NatGateway", "Peering", "TransitGateway", "NetworkInterface", "VirtualMachine", "PrivateEndpoint"];

    public static void State(Mapped r, Place table, Field route)
    {
        var target = ResourceId.Said(route, Targets);
        if (Mapped.NameIn(target) is not { } name)
        {
            if (Targets.Any(t => route[t].IsUnknown))
                r.Gap("route-unknown", table, $"where a route (`{route.Pointer}`) leads is not known until it is applied");
            return;
        }

        if (name == "local" || route["state"].Text == "blackhole")
            return;
        var said = false;
        foreach (var destination in new[] { route["destination_cidr_block", "cidr_block"], route["destination_ipv6_cidr_block", "ipv6_cidr_block"] })
        {
            said |= destination.Text is not null;
            if (destination.Text is { } cidr)
                r.Edge(table, EdgeKinds.RoutesTo, r.Named(name, WhenMissing(name), Kinds), target, null, ("destination", cidr));
            else if (destination.IsUnknown)
                r.Gap("route-unknown", table, $"the destination of a route (`{destination.Pointer}`) is not known until it is applied");
        }

        if (!said && ResourceId.Said(route, "destination_prefix_list_id").Text is { } list)
            r.Edge(table, EdgeKinds.RoutesTo, r.Named(name, Missing.Ignore, Kinds), target, null, ("prefixList", list));
    }

    /// <summary>Gateways that lead to a site or to a service say nothing about the internet.</summary>
    private static Missing WhenMissing(string name) =>
        name.StartsWith("vgw-", StringComparison.Ordinal) || name.StartsWith("vpce-", StringComparison.Ordinal) ? Missing.Ignore : Missing.Gap;
}
