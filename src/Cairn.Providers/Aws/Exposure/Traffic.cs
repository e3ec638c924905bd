namespace Cairn.Providers.Aws.Exposure;

/// <summary>The transport protocols that something can listen on.</summary>
internal enum Protocol
{
    Tcp,
    Udp,
}

/// <summary>Ports that the same addresses may use.</summary>
internal readonly record struct Segment(int From, int To, AddressSet Addresses);

/// <summary>Which addresses may speak to (or be spoken to on) which ports, per protocol: an exact set, closed under union, intersection and difference.</summary>
internal sealed class Traffic
{
    public const int LastPort = 65535;

    public static readonly Protocol[] Protocols = [Protocol.Tcp, Protocol.Udp];

    public static readonly Traffic None = new([], []);

    public static readonly Traffic Any = Of("all", null, null, AddressSet.All);

    private readonly Segment[][] _segments;

    private Traffic(Segment[] tcp, Segment[] udp) => _segments = [tcp, udp];

    /// <summary>Segments of one protocol, by port, none of them empty.</summary>
    public IReadOnlyList<Segment> this[Protocol protocol] => _segments[(int)protocol];

    public bool IsEmpty => _segments.All(segments => segments.Length == 0);

    /// <summary>The traffic of one rule; protocols without ports have no listeners and are left out.</summary>
    public static Traffic Of(string protocol, long? from, long? to, AddressSet addresses)
    {
        var low = (int)Math.Clamp(from ?? 0, 0, LastPort);
        var high = (int)Math.Clamp(to ?? LastPort, 0, LastPort);
        Segment[] segments = low > high || addresses.IsEmpty ? [] : [new(low, high, addresses)];
        return protocol switch
        {
            "tcp" => new(segments, []),
            "udp" => new([], segments),
            "all" => new(segments, segments),
            _ => None,
        };
    }

    public Traffic Union(Traffic other) => other.IsEmpty ? this : IsEmpty ? other : Combine(other, (a, b) => a.Union(b));

    public Traffic Intersect(Traffic other) => Combine(other, (a, b) => a.Intersect(b));

    public Traffic Except(Traffic other) => other.IsEmpty ? this : Combine(other, (a, b) => a.Except(b));

    /// <summary>Keeps only some addresses, chosen per protocol.</summary>
    public Traffic Within(Func<Protocol, AddressSet> addresses) => new(Within(Protocol.Tcp, addresses), Within(Protocol.Udp, addresses));

    /// <summary>The ports on which every one of the addresses is allowed.</summary>
    public RangeSet PortsFor(Protocol protocol, AddressSet addresses) => addresses.IsEmpty
        ? RangeSet.Empty
        : this[protocol].Where(segment => segment.Addresses.Covers(addresses)).Aggregate(RangeSet.Empty, (ports, segment) => ports.Union(Ports(segment)));

    /// <summary>Every address that is allowed on some port.</summary>
    public AddressSet OnSomePort(Protocol protocol) =>
        this[protocol].Aggregate(AddressSet.Empty, (all, segment) => all.Union(segment.Addresses));

    public static RangeSet Ports(Segment segment) => RangeSet.Of((UInt128)segment.From, (UInt128)segment.To);

    private Segment[] Within(Protocol protocol, Func<Protocol, AddressSet> addresses)
    {
        var kept = addresses(protocol);
        return Merge(this[protocol].Select(segment => segment with { Addresses = segment.Addresses.Intersect(kept) }));
    }

    private Traffic Combine(Traffic other, Func<AddressSet, AddressSet, AddressSet> operation) =>
        new(Combine(this[Protocol.Tcp], other[Protocol.Tcp], operation), Combine(this[Protocol.Udp], other[Protocol.Udp], operation));

    private static Segment[] Combine(IReadOnlyList<Segment> a, IReadOnlyList<Segment> b, Func<AddressSet, AddressSet, AddressSet> operation)
    {
        var starts = a.Concat(b).SelectMany(segment => new[] { segment.From, segment.To + 1 }).Distinct().Order().ToList();
        var combined = new List<Segment>(starts.Count);
        int i = 0, j = 0;
        for (var k = 0; k + 1 < starts.Count; k++)
        {
            while (i < a.Count && a[i].To < starts[k])
                i++;
            while (j < b.Count && b[j].To < starts[k])
                j++;
            combined.Add(new(starts[k], starts[k + 1] - 1, operation(At(a, i, starts[k]), At(b, j, starts[k]))));
        }

        return Merge(combined);
    }

    private static AddressSet At(IReadOnlyList<Segment> segments, int index, int port) =>
        index < segments.Count && segments[index].From <= port ? segments[index].Addresses : AddressSet.Empty;

    private static Segment[] Merge(IEnumerable<Segment> segments)
    {
        var merged = new List<Segment>();
        foreach (var segment in segments.Where(segment => !segment.Addresses.IsEmpty))
        {
            if (merged.Count > 0 && merged[^1] is var last && last.To + 1 == segment.From && last.Addresses == segment.Addresses)
                merged[^1] = last with { To = segment.To };
            else
                merged.Add(segment);
        }

        return [.. merged];
    }
}
