using System.Globalization;
using System.Net;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Conditions;

/// <summary>A policy value of IpAddress: a range, or one address. Versions 4 and 6 never match each other.</summary>
internal sealed class IpRange
{
    private readonly IPNetwork _network;

    private IpRange(IPNetwork network) => _network = network;

    public static object? Compile(string encoded)
    {
        var text = Glob.Decode(encoded).Trim();
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = slash < 0 ? text : text[..slash];
        if (!TryAddress(address, out var ip))
            return null;
        var length = ip.GetAddressBytes().Length * 8;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > ip.GetAddressBytes().Length * 8))
            return null;
        return new IpRange(new IPNetwork(Mask(ip, length), length));
    }

    public bool? Contains(string value) => !TryAddress(value, out var ip) ? null : ip.AddressFamily == _network.BaseAddress.AddressFamily && _network.Contains(ip);

    // Short forms such as "10.1" are addresses to the framework, but not to IAM.
    private static bool TryAddress(string text, out IPAddress address)
    {
        address = IPAddress.None;
        return (text.Contains(':', StringComparison.Ordinal) || text.AsSpan().Count('.') == 3) && IPAddress.TryParse(text, out address!);
    }

    private static IPAddress Mask(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var keep = Math.Clamp(length - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - keep));
        }
        return new IPAddress(bytes);
    }
}
