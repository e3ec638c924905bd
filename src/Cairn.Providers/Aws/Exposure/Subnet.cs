using Cairn.Graph;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>One way out of a subnet: the addresses it serves once longer prefixes have been served, and the route that says so.</summary>
internal sealed record Way(AddressSet Addresses, int Target, Edge Route);

/// <summary>A subnet with its routes and its network ACL.</summary>
/// <param name="Network">The network it is part of; -1 where no source describes it.</param>
/// <param name="Association">The edge that gives it its route table.</param>
internal sealed record Subnet(int Node, int Network, AddressSet Addresses, IReadOnlyList<Way> Ways, Edge? Association, AclRules Acl)
{
    public static Subnet Read(NetworkFacts facts, int node)
    {
        var look = facts.Look;
        var network = look.To(node, EdgeKinds.InNetwork).Where(to => look.Has(to, "Network")).Append(-1).First();
        var association = Table(facts, node, network);
        var ways = association is { } edge ? Leading(facts, edge.To) : [];
        return new(node, network, Inside(facts, node), ways, association, Filter(facts, node, network));
    }

    /// <summary>The ways that lead through an internet gateway of the subnet's own network.</summary>
    public IEnumerable<Way> ToInternet(NetworkFacts facts) =>
        Ways.Where(way => facts.Look.Has(way.Target, "InternetGateway") && facts.Look.To(way.Target, EdgeKinds.InNetwork).Contains(Network));

    private static AddressSet Inside(NetworkFacts facts, int node) =>
        (AddressSet.Of(facts.Look.Text(node, "cidr")) ?? AddressSet.Empty).Union(AddressSet.Of(facts.Look.Text(node, "ipv6Cidr")) ?? AddressSet.Empty);

    /// <summary>Its own route table, or else the network's main one.</summary>
    private static Edge? Table(NetworkFacts facts, int node, int network)
    {
        foreach (var own in facts.Look.Out(node, EdgeKinds.RoutesTo))
            return own;
        if (network < 0)
            return null;
        var main = facts.Look.Out(network, EdgeKinds.RoutesTo);
        foreach (var role in new[] { "chosen", "initial" })
        {
            foreach (var edge in main)
            {
                if (facts.Text(edge, "main") == role)
                    return edge;
            }
        }

        return null;
    }

    private static List<Way> Leading(NetworkFacts facts, int table)
    {
        var ways = new List<Way>();
        var served = AddressSet.Empty;
        var routes = facts.Look.Out(table, EdgeKinds.RoutesTo).Where(route => facts.Text(route, "destination") is not null);
        foreach (var route in routes.OrderByDescending(route => AddressSet.PrefixLength(facts.Text(route, "destination")!)))
        {
            if (AddressSet.Of(facts.Text(route, "destination")) is not { } addresses)
                continue;
            ways.Add(new(addresses.Except(served), route.To, route));
            served = served.Union(addresses);
        }

        return ways;
    }

    private static AclRules Filter(NetworkFacts facts, int node, int network)
    {
        foreach (var acl in facts.Look.To(node, EdgeKinds.ProtectedBy).Where(to => facts.Look.Has(to, "NetworkAcl")))
            return facts.Acl(acl);
        if (network >= 0)
        {
            foreach (var acl in facts.Look.To(network, EdgeKinds.ProtectedBy).Where(to => facts.Look.Has(to, "NetworkAcl")))
                return facts.Acl(acl);
        }

        return AclRules.Open;
    }
}
