using System.Globalization;
using System.Net;

namespace Cairn.Analysis.Conditions;

/// <summary>Whether two tests of one value exclude each other.</summary>
/// <remarks>Case is ignored where that makes a contradiction rarer, and counts where it does so: some operators ignore it.</remarks>
internal static class Pairs
{
    public static bool Exclude(Term left, Term right) => (left, right) switch
    {
        (Term.Unseen one, Term.Unseen other) => one.Negated != other.Negated,
        (Term.Test one, Term.Test other) => OneWay(one, other) || OneWay(other, one),
        _ => false,
    };

    private static bool OneWay(Term.Test one, Term.Test other)
    {
        if (one.Comparison == Comparison.Absent)
            return other.Comparison is Comparison.Present or Comparison.In or Comparison.Like or Comparison.Within or Comparison.AtLeast or Comparison.AtMost;
        if (one.Values.Concat(other.Values).Any(HasVariable))
            return false;
        return (one.Comparison, other.Comparison) switch
        {
            (Comparison.In, Comparison.In) => !one.Values.Any(value => other.Values.Contains(value, StringComparer.OrdinalIgnoreCase)),
            (Comparison.In, Comparison.NotIn) => one.Values.All(value => other.Values.Contains(value, StringComparer.Ordinal)),
            (Comparison.In, Comparison.Like) => !one.Values.Any(value => other.Values.Any(pattern => Fits(pattern.ToUpperInvariant(), value.ToUpperInvariant()))),
            (Comparison.In, Comparison.NotLike) => one.Values.All(value => other.Values.Any(pattern => Fits(pattern, value))),
            (Comparison.Like, Comparison.Like) => one.Values.All(value => other.Values.All(pattern => StartApart(value, pattern))),
            (Comparison.Within, Comparison.Within) => one.Values.All(net => other.Values.All(range => Apart(net, range))),
            (Comparison.Within, Comparison.NotWithin) => one.Values.All(net => other.Values.Any(range => Inside(net, range))),
            (Comparison.AtLeast, Comparison.AtMost) => Number(one) > Number(other),
            _ => false,
        };
    }

    private static bool HasVariable(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary><c>*</c> stands for any text, <c>?</c> for one character.</summary>
    private static bool Fits(string pattern, string value)
    {
        var (p, v, star, mark) = (0, 0, -1, 0);
        while (v < value.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark) = (p++, v);
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == value[v]))
                (p, v) = (p + 1, v + 1);
            else if (star >= 0)
                (p, v) = (star + 1, ++mark);
            else
                return false;
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    /// <summary>Two patterns whose beginnings, up to the first wildcard, differ have no value in common.</summary>
    private static bool StartApart(string left, string right)
    {
        var (a, b) = (Start(left), Start(right));
        var shared = Math.Min(a.Length, b.Length);
        return !a[..shared].Equals(b[..shared], StringComparison.OrdinalIgnoreCase);
    }

    private static string Start(string pattern) => pattern.IndexOfAny(['*', '?']) is >= 0 and var at ? pattern[..at] : pattern;

    private static bool Apart(string left, string right) =>
        Net(left) is { } a && Net(right) is { } b && !a.Contains(b.BaseAddress) && !b.Contains(a.BaseAddress);

    private static bool Inside(string inner, string outer) =>
        Net(inner) is { } a && Net(outer) is { } b && b.PrefixLength <= a.PrefixLength && b.Contains(a.BaseAddress);

    private static IPNetwork? Net(string text)
    {
        if (IPNetwork.TryParse(text, out var net))
            return net;
        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128) : null;
    }

    /// <summary>NaN compares false, so that what is no number contradicts nothing.</summary>
    private static double Number(Term.Test test) =>
        test.Values.Count == 1 && double.TryParse(test.Values[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
