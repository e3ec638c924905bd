using Cairn.Graph;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>On which ports one position inside the networks can open a connection to another.</summary>
internal static class Between
{
    public static RangeSet Ports(NetworkFacts facts, Position from, Position to, Protocol protocol)
    {
        if (from.Addresses.IsEmpty || to.Addresses.IsEmpty || !Connected(facts, from, to))
            return RangeSet.Empty;
        var ports = Allowed(facts, from.Groups, from.Unfiltered, to, protocol, rules => rules.Egress)
            .Intersect(Allowed(facts, to.Groups, to.Unfiltered, from, protocol, rules => rules.Ingress));
        // Inside one subnet the network ACL sees nothing.
        return ports.IsEmpty || from.Subnet.Node == to.Subnet.Node ? ports : ports.Intersect(Filtered(from, to, protocol));
    }

    /// <summary>The rules on both sides that let the connection through.</summary>
    public static IEnumerable<Edge> Rules(NetworkFacts facts, Position from, Position to, Protocol protocol, RangeSet ports) =>
        Matching(facts, to.Groups, from, protocol, ports, rules => rules.Ingress).Concat(Matching(facts, from.Groups, to, protocol, ports, rules => rules.Egress));

    private static RangeSet Allowed(NetworkFacts facts, IReadOnlyList<int> groups, bool unfiltered, Position other, Protocol protocol, Func<GroupRules, Direction> side)
    {
        if (unfiltered)
            return RangeSet.Of(0, Traffic.LastPort);
        var direction = side(facts.Groups(groups));
        var ports = direction.Members.Where(rule => other.Groups.Contains(rule.Group))
            .Aggregate(RangeSet.Empty, (all, rule) => rule.Traffic[protocol].Aggregate(all, (sum, segment) => sum.Union(Traffic.Ports(segment))));
        return ports.Union(Covered(direction.FromRanges, protocol, other.Addresses));
    }

    /// <summary>Ports open to every address of at least one family the other side has.</summary>
    private static RangeSet Covered(Traffic traffic, Protocol protocol, AddressSet addresses) =>
        traffic.PortsFor(protocol, new(addresses.V4, RangeSet.Empty)).Union(traffic.PortsFor(protocol, new(RangeSet.Empty, addresses.V6)));

    private static RangeSet Filtered(Position from, Position to, Protocol protocol)
    {
        var there = Covered(from.Subnet.Acl.Out, protocol, to.Addresses).Intersect(Covered(to.Subnet.Acl.In, protocol, from.Addresses));
        var back = Covered(to.Subnet.Acl.Out, protocol, from.Addresses).Intersect(Covered(from.Subnet.Acl.In, protocol, to.Addresses));
        return back.IsEmpty ? RangeSet.Empty : there;
    }

    /// <summary>The same network, or two that are peered with routes both ways.</summary>
    private static bool Connected(NetworkFacts facts, Position from, Position to)
    {
        if (from.Subnet.Network < 0 || to.Subnet.Network < 0)
            return from.Subnet.Node == to.Subnet.Node;
        if (from.Subnet.Network == to.Subnet.Network)
            return true;
        return Peerings(facts, from, to).Intersect(Peerings(facts, to, from)).Any();
    }

    private static IEnumerable<int> Peerings(NetworkFacts facts, Position from, Position to) => from.Subnet.Ways
        .Where(way => facts.Look.Has(way.Target, "Peering") && way.Addresses.Covers(to.Addresses) && IsActive(facts, way.Target)
            && facts.Look.To(way.Target, EdgeKinds.InNetwork).Contains(from.Subnet.Network) && facts.Look.To(way.Target, EdgeKinds.InNetwork).Contains(to.Subnet.Network))
        .Select(way => way.Target);

    private static bool IsActive(NetworkFacts facts, int peering) =>
        facts.Look.Text(peering, "status") is null or "active" or "provisioning";

    private static IEnumerable<Edge> Matching(NetworkFacts facts, IReadOnlyList<int> groups, Position other, Protocol protocol, RangeSet ports, Func<GroupRules, Direction> side)
    {
        foreach (var direction in groups.Select(group => side(facts.Group(group))))
        {
            foreach (var rule in direction.Members.Where(rule => other.Groups.Contains(rule.Group) && Meets(rule.Traffic, protocol, ports, AddressSet.All)))
                yield return rule.Edge;
            foreach (var rule in direction.Ranges.Where(rule => Meets(rule.Traffic, protocol, ports, other.Addresses)))
                yield return rule.Edge;
        }
    }

    private static bool Meets(Traffic traffic, Protocol protocol, RangeSet ports, AddressSet addresses) =>
        traffic[protocol].Any(segment => Traffic.Ports(segment).Meets(ports) && segment.Addresses.Meets(addresses));
}
