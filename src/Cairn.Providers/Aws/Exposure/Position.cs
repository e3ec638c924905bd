using Cairn.Graph;
using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>Where something stands in the network: a subnet, its security groups and its addresses there.</summary>
/// <param name="Facts">The edges that say so.</param>
internal sealed record Position(Subnet Subnet, IReadOnlyList<int> Groups, AddressSet Addresses, IReadOnlyList<Edge> Facts)
{
    /// <summary>What holds its addresses: the node itself, or an interface of its.</summary>
    public required int Holder { get; init; }

    /// <summary>A network load balancer may have no groups, and then filters nothing.</summary>
    public bool Unfiltered { get; init; }

    public Traffic Ingress(NetworkFacts facts) => Unfiltered ? Traffic.Any : facts.Groups(Groups).Ingress.FromRanges;

    public Traffic Egress(NetworkFacts facts) => Unfiltered ? Traffic.Any : facts.Groups(Groups).Egress.FromRanges;
}

/// <summary>Reads where nodes stand.</summary>
internal static class Positions
{
    /// <summary>The positions of a node and of the interfaces attached to it.</summary>
    public static IReadOnlyList<Position> Of(NetworkFacts facts, int node)
    {
        var own = Own(facts, node, Template(facts, node), node);
        var attached = facts.Look.From(node, NetworkEdges.AttachedTo).Where(from => facts.Look.Has(from, "NetworkInterface"));
        return [.. own, .. attached.SelectMany(card => Own(facts, card, card, card))];
    }

    /// <summary>Which of the possible subnets a database stands in; the zone decides where it is known.</summary>
    public static IReadOnlyList<Position> OfDatabase(NetworkFacts facts, int database)
    {
        var cluster = facts.Look.From(database, EdgeKinds.Contains).Where(from => facts.Look.Has(from, "DatabaseCluster")).Append(database).First();
        var groups = Filters(facts, database).Count > 0 ? database : cluster;
        var all = Own(facts, database, groups, database);
        if (all.Count == 0)
            all = Own(facts, cluster, groups, cluster);
        if (facts.Look.Text(database, "availabilityZone") is not { } zone || facts.Look.Flag(database, "multiAz") == true)
            return all;
        var inZone = all.Where(position => facts.Look.Text(position.Subnet.Node, "availabilityZone") == zone).ToList();
        return inZone.Count > 0 ? inZone : all;
    }

    private static List<Position> Own(NetworkFacts facts, int node, int filtered, int addressed)
    {
        var filters = Filters(facts, filtered);
        var groups = filters.Select(edge => edge.To).Distinct().Order().ToList();
        var places = Places(facts, node);
        var own = AddressSet.Of(facts.Look.Text(addressed, "privateIp"));
        return [.. places.Select(place =>
        {
            var subnet = facts.Subnet(place.Subnet);
            return new Position(subnet, groups, own is not null && subnet.Addresses.Covers(own) ? own : subnet.Addresses, [place.Edge, .. filters])
            {
                Holder = addressed,
                Unfiltered = groups.Count == 0 && facts.Look.Text(node, "loadBalancerType") == "network",
            };
        })];
    }

    private static List<(int Subnet, Edge Edge)> Places(NetworkFacts facts, int node)
    {
        var places = new List<(int, Edge)>();
        foreach (var edge in facts.Look.Out(node, EdgeKinds.InNetwork))
        {
            if (facts.Look.Has(edge.To, "Subnet"))
                places.Add((edge.To, edge));
            else if (facts.Look.Has(edge.To, "SubnetGroup"))
                places.AddRange(facts.Look.Out(edge.To, EdgeKinds.Contains).Where(inside => facts.Look.Has(inside.To, "Subnet")).Select(inside => (inside.To, inside)));
        }

        return places;
    }

    private static List<Edge> Filters(NetworkFacts facts, int node) =>
        [.. facts.Look.Out(node, EdgeKinds.ProtectedBy).Where(edge => facts.Look.Has(edge.To, "SecurityGroup"))];

    /// <summary>The machines of a group carry the filters of their template.</summary>
    internal static int Template(NetworkFacts facts, int node) => Filters(facts, node).Count > 0
        ? node
        : facts.Look.To(node, EdgeKinds.ConfiguredBy).Where(to => facts.Look.Has(to, "LaunchTemplate")).Append(node).First();
}
