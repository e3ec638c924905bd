using System.Net;

namespace Cairn.Tests.Exposure;

/// <summary>Decides one connection by trying it: the rules of AWS read packet by packet, with no sets.</summary>
internal static class PacketOracle
{
    public static bool FromInternet(SmallNetwork network, string source, Machine to, string protocol, int port)
    {
        var area = network.Areas[to.Subnet];
        return to.Public && network.GatewayAttached && area.Gateway && In(source, area.Destination)
            && to.Groups.Any(group => network.Groups[group].Ingress.Any(rule => Matches(rule.Protocol, rule.From, rule.To, protocol, port) && In(source, rule.Peer)))
            && Passes(area, false, protocol, port, source) && AnyReply(reply => Passes(area, true, protocol, reply, source));
    }

    public static bool Inside(SmallNetwork network, Machine from, Machine to, string protocol, int port)
    {
        if (!Lets(network, from.Groups, to, protocol, port, group => group.Egress) || !Lets(network, to.Groups, from, protocol, port, group => group.Ingress))
            return false;
        if (from.Subnet == to.Subnet)
            return true;
        var (here, there) = (network.Areas[from.Subnet], network.Areas[to.Subnet]);
        var (near, far) = (SmallNetwork.AddressOf(from), SmallNetwork.AddressOf(to));
        return Passes(here, true, protocol, port, far) && Passes(there, false, protocol, port, near)
            && AnyReply(reply => Passes(there, true, protocol, reply, near) && Passes(here, false, protocol, reply, far));
    }

    private static bool Lets(SmallNetwork network, int[] groups, Machine other, string protocol, int port, Func<Group, Rule[]> side) =>
        groups.Any(group => side(network.Groups[group]).Any(rule => Matches(rule.Protocol, rule.From, rule.To, protocol, port)
            && (rule.Peer.StartsWith("sg-", StringComparison.Ordinal) ? other.Groups.Any(g => rule.Peer == $"sg-{g}") : In(SmallNetwork.AddressOf(other), rule.Peer))));

    /// <summary>The lowest matching number decides; without one the packet is dropped. A subnet without an ACL of its own has AWS's open one.</summary>
    private static bool Passes(Area area, bool egress, string protocol, int port, string peer) => area.Acl is null
        || (area.Acl.OrderBy(entry => entry.Number).FirstOrDefault(entry => entry.Egress == egress && Matches(entry.Protocol, entry.From, entry.To, protocol, port) && In(peer, entry.Cidr))?.Allow ?? false);

    /// <summary>The caller may choose any port for the answer; these stand for every piece that the generated rules cut.</summary>
    private static bool AnyReply(Func<int, bool> passes) => Probes.Ports.Any(passes);

    private static bool Matches(string rule, int from, int to, string protocol, int port) =>
        rule == "-1" || (rule == protocol && port >= from && port <= to);

    private static bool In(string address, string cidr) =>
        !cidr.StartsWith("sg-", StringComparison.Ordinal) && IPNetwork.Parse(cidr).Contains(IPAddress.Parse(address));
}

/// <summary>One representative of every piece that the boundaries in <see cref="SmallNetwork"/> cut ports and addresses into.</summary>
internal static class Probes
{
    public static readonly int[] Ports = [0, 21, 22, 23, 79, 80, 81, 442, 443, 444, 5431, 5432, 5433, 65535];

    public static readonly string[] Addresses = ["8.8.8.8", "198.51.7.7", "198.51.100.9", "203.0.113.6", "203.0.113.7"];
}
