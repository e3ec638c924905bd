using Cairn.Graph;
using Cairn.Providers.Aws.Ec2;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>What a network ACL lets in and out, the lowest matching number having decided.</summary>
internal sealed record AclRules(Traffic In, Traffic Out)
{
    /// <summary>The ACL that AWS gives to a network allows everything until somebody changes it.</summary>
    public static readonly AclRules Open = new(Traffic.Any, Traffic.Any);

    public static AclRules Read(NetworkFacts facts, int acl)
    {
        var entries = facts.Look.Out(acl, NetworkEdges.AclEntry).OrderBy(edge => facts.Number(edge, "number") ?? long.MaxValue).ToList();
        return new(Decide(facts, entries.Where(edge => !facts.Flag(edge, "egress"))), Decide(facts, entries.Where(edge => facts.Flag(edge, "egress"))));
    }

    private static Traffic Decide(NetworkFacts facts, IEnumerable<Edge> entries)
    {
        var allowed = Traffic.None;
        var open = Traffic.Any;
        foreach (var edge in entries)
        {
            var allow = facts.Flag(edge, "allow");
            var entry = Of(facts, edge, allow);
            if (allow)
                allowed = allowed.Union(entry.Intersect(open));
            open = open.Except(entry);
        }

        return allowed;
    }

    /// <summary>What is not known of an entry never makes it allow more, nor deny less.</summary>
    private static Traffic Of(NetworkFacts facts, Edge edge, bool allow)
    {
        var from = facts.Number(edge, "fromPort");
        var to = facts.Number(edge, "toPort");
        var protocol = facts.Text(edge, "protocol") ?? "unknown";
        var addresses = AddressSet.Of(facts.Look.Text(edge.To, "cidr"));
        if (protocol == "unknown" || addresses is null || from is null || to is null)
            return allow ? Traffic.None : Traffic.Of(protocol == "unknown" ? "all" : protocol, from, to, addresses ?? AddressSet.All);
        return Traffic.Of(protocol, from, to, addresses);
    }
}
