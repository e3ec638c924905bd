using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>A set of IPv4 and IPv6 addresses.</summary>
internal sealed record AddressSet(RangeSet V4, RangeSet V6)
{
    private const int CidrsShown = 12;

    public static readonly AddressSet Empty = new(RangeSet.Empty, RangeSet.Empty);

    public static readonly AddressSet All = new(RangeSet.Of(0, uint.MaxValue), RangeSet.Of(0, UInt128.MaxValue));

    /// <summary>The addresses that hosts on the internet have: IANA's special-purpose registries taken away (RFC 6890), and 2000::/3.</summary>
    public static readonly AddressSet Public = new(
        new[] { "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3" }
            .Aggregate(All.V4, (left, cidr) => left.Except(Of(cidr)!.V4)),
        Of("2000::/3")!.V6);

    public static readonly AddressSet AllV4 = new(All.V4, RangeSet.Empty);

    public static readonly AddressSet AllV6 = new(RangeSet.Empty, All.V6);

    public bool IsEmpty => V4.IsEmpty && V6.IsEmpty;

    /// <summary>Less than half of the public addresses of either family.</summary>
    public bool IsRestricted => V4.Count < Public.V4.Count / 2 && V6.Count < Public.V6.Count / 2;

    /// <summary>The addresses of a CIDR block or a single address; null when the text is neither.</summary>
    public static AddressSet? Of(string? cidr)
    {
        var slash = cidr?.IndexOf('/') ?? -1;
        if (!IPAddress.TryParse(slash < 0 ? cidr : cidr.AsSpan(0, slash), out var address))
            return null;
        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = bits;
        if (slash >= 0 && (!int.TryParse(cidr.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > bits))
            return null;
        var rest = bits - length;
        var low = rest == 128 ? UInt128.Zero : (Number(address) >> rest) << rest;
        var high = rest == 128 ? UInt128.MaxValue : low | ((UInt128.One << rest) - 1);
        return bits == 32 ? new(RangeSet.Of(low, high), RangeSet.Empty) : new(RangeSet.Empty, RangeSet.Of(low, high));
    }

    /// <summary>How long the prefix of a CIDR block is; the longest wins among routes.</summary>
    public static int PrefixLength(string cidr) =>
        cidr.IndexOf('/') is >= 0 and var slash && int.TryParse(cidr.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 128;

    public AddressSet Union(AddressSet other) => new(V4.Union(other.V4), V6.Union(other.V6));

    public AddressSet Intersect(AddressSet other) => new(V4.Intersect(other.V4), V6.Intersect(other.V6));

    public AddressSet Except(AddressSet other) => new(V4.Except(other.V4), V6.Except(other.V6));

    public bool Covers(AddressSet other) => V4.Covers(other.V4) && V6.Covers(other.V6);

    public bool Meets(AddressSet other) => V4.Meets(other.V4) || V6.Meets(other.V6);

    /// <summary>As CIDR blocks; <c>anywhere</c> when every public address of a family is in it, and <c>anywhere except …</c> when that is shorter.</summary>
    public string Describe()
    {
        if (V4.Covers(Public.V4) || V6.Covers(Public.V6))
            return "anywhere";
        var blocks = Shown(this);
        if (blocks.Count <= CidrsShown)
            return string.Join(", ", blocks);
        var missing = Shown(new(V4.IsEmpty ? RangeSet.Empty : Public.V4.Except(V4), V6.IsEmpty ? RangeSet.Empty : Public.V6.Except(V6)));
        return missing.Count <= CidrsShown ? $"anywhere except {string.Join(", ", missing)}" : string.Join(", ", blocks.Take(CidrsShown)) + ", …";
    }

    private static List<string> Shown(AddressSet set) => [.. Blocks(set.V4, 32).Concat(Blocks(set.V6, 128)).Take(CidrsShown + 1)];

    private static IEnumerable<string> Blocks(RangeSet set, int bits)
    {
        foreach (var (from, to) in set.Ranges)
        {
            for (var low = from; ;)
            {
                var size = 0;
                while (size < bits && (low >> size & 1) == 0 && to - low >= (UInt128.One << size << 1) - 1)
                    size++;
                yield return $"{Address(low, bits)}/{(bits - size).ToString(CultureInfo.InvariantCulture)}";
                var last = low + ((UInt128.One << size) - 1);
                if (size == 128 || last >= to)
                    break;
                low = last + 1;
            }
        }
    }

    private static IPAddress Address(UInt128 number, int bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new(bits == 32 ? bytes[12..] : bytes);
    }

    private static UInt128 Number(IPAddress address) =>
        address.GetAddressBytes().Aggregate(UInt128.Zero, (number, part) => number << 8 | part);
}
