using Cairn.Graph;
using Cairn.Providers.Aws.Ec2;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>A rule about a range of addresses.</summary>
internal sealed record RangeRule(Edge Edge, Traffic Traffic);

/// <summary>A rule about the members of a security group; its traffic counts for whichever addresses they have.</summary>
internal sealed record MemberRule(Edge Edge, int Group, Traffic Traffic);

/// <summary>The rules of one direction of a security group.</summary>
internal sealed record Direction(IReadOnlyList<RangeRule> Ranges, IReadOnlyList<MemberRule> Members, Traffic FromRanges);

/// <summary>A security group: rules only allow, and answers pass by themselves.</summary>
internal sealed record GroupRules(Direction Ingress, Direction Egress)
{
    public static GroupRules Read(NetworkFacts facts, int group) => new(
        Read(facts, group, NetworkEdges.AllowsIngress, Traffic.None),
        Read(facts, group, NetworkEdges.AllowsEgress, facts.Look.Flag(group, "egressByDefault") == true ? Traffic.Any : Traffic.None));

    /// <summary>Groups add up: what any of them allows is allowed.</summary>
    public static GroupRules Together(IEnumerable<GroupRules> groups)
    {
        var all = groups.ToList();
        return new(Together(all.Select(group => group.Ingress)), Together(all.Select(group => group.Egress)));
    }

    private static Direction Together(IEnumerable<Direction> directions) => directions.Aggregate(
        new Direction([], [], Traffic.None),
        (sum, next) => new([.. sum.Ranges, .. next.Ranges], [.. sum.Members, .. next.Members], sum.FromRanges.Union(next.FromRanges)));

    private static Direction Read(NetworkFacts facts, int group, string kind, Traffic byDefault)
    {
        var ranges = new List<RangeRule>();
        var members = new List<MemberRule>();
        foreach (var edge in facts.Look.Out(group, kind))
        {
            if (!facts.Look.Has(edge.To, NetworkEdges.IpRange))
                members.Add(new(edge, edge.To, Of(facts, edge, AddressSet.All)));
            else if (AddressSet.Of(facts.Look.Text(edge.To, "cidr")) is { } addresses)
                ranges.Add(new(edge, Of(facts, edge, addresses)));
        }

        // CloudFormation gives a group without outbound rules one that allows everything; stating any rule removes it.
        var stated = ranges.Aggregate(Traffic.None, (all, rule) => all.Union(rule.Traffic));
        return new(ranges, members, ranges.Count + members.Count == 0 ? byDefault : stated);
    }

    /// <summary>A rule whose ports are not known allows nothing for certain.</summary>
    private static Traffic Of(NetworkFacts facts, Edge edge, AddressSet addresses)
    {
        var protocol = facts.Text(edge, "protocol") ?? "unknown";
        var from = facts.Number(edge, "fromPort");
        var to = facts.Number(edge, "toPort");
        return protocol != "all" && (from is null || to is null) ? Traffic.None : Traffic.Of(protocol, from, to, addresses);
    }
}
