using System.Globalization;
using Cairn.Graph;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>How traffic is spoken of in edges and evidence.</summary>
internal static class Words
{
    public static string Of(Protocol protocol) => protocol == Protocol.Tcp ? "tcp" : "udp";

    public static string Ports(Segment segment) => segment.From == segment.To
        ? $"port {segment.From.ToString(CultureInfo.InvariantCulture)}"
        : $"ports {segment.From.ToString(CultureInfo.InvariantCulture)} to {segment.To.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The inbound rules that let some of the segment through.</summary>
    public static IEnumerable<Edge> Rules(NetworkFacts facts, Position position, Protocol protocol, Segment segment) =>
        position.Groups.SelectMany(group => facts.Group(group).Ingress.Ranges)
            .Where(rule => rule.Traffic[protocol].Any(part => part.From <= segment.To && part.To >= segment.From && part.Addresses.Meets(segment.Addresses)))
            .Select(rule => rule.Edge);
}
