using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Arithmetic of network addresses.</summary>
internal static class Networks
{
    public static IEnumerable<Function> All { get; } =
    [
        new("cidrhost", [Parameter.Text, Parameter.Number], a => HclValue.Of(Host(Parse(a[0].Text()), a[1].Number()))) { Returns = HclType.String },
        new("cidrnetmask", [Parameter.Text], a => HclValue.Of(Mask(Parse(a[0].Text())))) { Returns = HclType.String },
        new("cidrsubnet", [Parameter.Text, Parameter.Number, Parameter.Number], a => HclValue.Of(Subnet(Parse(a[0].Text()), a[1].Whole("the number of new bits"), a[2].Number()))) { Returns = HclType.String },
        new("cidrsubnets", [Parameter.Text], Parameter.Number, (a, _) => Subnets(Parse(a[0].Text()), [.. a.Skip(1).Select(bits => bits.Whole("the number of new bits"))])) { Returns = new HclType.ListOf(HclType.String) },
    ];

    private readonly record struct Prefix(BigInteger Address, int Bits, int Width)
    {
        public BigInteger Size => BigInteger.One << (Width - Bits);

        public override string ToString() => $"{Text(Address, Width)}/{Bits.ToString(CultureInfo.InvariantCulture)}";
    }

    private static Prefix Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) || Address(text[..slash]) is not { } address)
            throw new EvaluationException($"`{text}` is no address range", "write it as 10.0.0.0/16");
        var bytes = address.GetAddressBytes();
        var width = bytes.Length * 8;
        if (bits > width)
            throw new EvaluationException($"`{text}` has more than {width} bits");
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        return new((number >> (width - bits)) << (width - bits), bits, width);
    }

    // Leading zeros in an IPv4 address are decimal here, as Terraform keeps them.
    private static IPAddress? Address(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
            return text.Contains('%', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var six) || six.AddressFamily != AddressFamily.InterNetworkV6 ? null : six;
        var parts = text.Split('.');
        if (parts.Length != 4)
            return null;
        var bytes = new byte[4];
        for (var i = 0; i < 4; i++)
        {
            if (!byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]))
                return null;
        }

        return new(bytes);
    }

    private static string Text(BigInteger address, int width)
    {
        var bytes = new byte[width / 8];
        var raw = address.ToByteArray(isUnsigned: true, isBigEndian: true);
        raw.CopyTo(bytes, bytes.Length - raw.Length);
        return width == 32 ? new IPAddress(bytes).ToString() : Six(bytes);
    }

    // https://www.rfc-editor.org/rfc/rfc5952, without the mixed notation that .NET uses for low addresses.
    private static string Six(byte[] bytes)
    {
        var groups = Enumerable.Range(0, 8).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToArray();
        var (start, length) = (-1, 1);
        for (var i = 0; i < 8; i++)
        {
            var run = groups.Skip(i).TakeWhile(group => group == 0).Count();
            if (run > length)
                (start, length) = (i, run);
        }

        static string Join(IEnumerable<int> part) => string.Join(':', part.Select(group => group.ToString("x", CultureInfo.InvariantCulture)));
        return start < 0 ? Join(groups) : $"{Join(groups.Take(start))}::{Join(groups.Skip(start + length))}";
    }

    private static string Host(Prefix prefix, BigFloat number)
    {
        if (!number.IsInteger)
            throw new EvaluationException("the host number must be a whole number");
        var host = number.Truncate();
        if (host >= prefix.Size || -host > prefix.Size)
            throw new EvaluationException($"the range has no host number {host}");
        return Text(prefix.Address + (host.Sign < 0 ? prefix.Size + host : host), prefix.Width);
    }

    private static string Mask(Prefix prefix)
    {
        if (prefix.Width != 32)
            throw new EvaluationException("IPv6 ranges have no netmask");
        return Text(((BigInteger.One << 32) - 1) ^ (prefix.Size - 1), 32);
    }

    private static string Subnet(Prefix prefix, int newBits, BigFloat number)
    {
        if (newBits < 0 || prefix.Bits + newBits > prefix.Width)
            throw new EvaluationException($"a range of {prefix.Bits} bits cannot be extended by {newBits}");
        if (!number.IsInteger || number.Truncate() is var net && (net.Sign < 0 ? -net > BigInteger.One << newBits : net >= BigInteger.One << newBits))
            throw new EvaluationException($"{newBits} bits have no network number {number}");
        net = number.Truncate();
        if (net.Sign < 0)
            net += BigInteger.One << newBits;
        var bits = prefix.Bits + newBits;
        return new Prefix(prefix.Address + (net << (prefix.Width - bits)), bits, prefix.Width).ToString();
    }

    private static HclValue Subnets(Prefix prefix, IReadOnlyList<int> newBits)
    {
        var (next, subnets) = (prefix.Address, new List<string>());
        foreach (var extra in newBits)
        {
            if (extra is < 1 or > 32)
                throw new EvaluationException("a range must be extended by 1 to 32 bits");
            var bits = prefix.Bits + extra;
            if (bits > prefix.Width)
                throw new EvaluationException($"a range of {prefix.Bits} bits cannot be extended by {extra}");
            var size = BigInteger.One << (prefix.Width - bits);
            next = (next + size - 1) / size * size;
            if (next + size > prefix.Address + prefix.Size)
                throw new EvaluationException("the range has not room for all these networks");
            subnets.Add(new Prefix(next, bits, prefix.Width).ToString());
            next += size;
        }

        return Arguments.Texts(subnets);
    }
}
