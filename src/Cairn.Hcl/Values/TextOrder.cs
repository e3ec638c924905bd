namespace Cairn.Hcl.Values;

/// <summary>Compares texts by code point, as the order of their UTF-8 bytes is.</summary>
public sealed class TextOrder : IComparer<string>
{
    public static readonly TextOrder Instance = new();

    private TextOrder()
    {
    }

    public int Compare(string? x, string? y)
    {
        x ??= "";
        y ??= "";
        var shared = x.AsSpan().CommonPrefixLength(y);
        if (shared == x.Length || shared == y.Length)
            return x.Length.CompareTo(y.Length);
        var (a, b) = (x[shared], y[shared]);
        // Surrogates stand for code points above all others.
        return char.IsSurrogate(a) != char.IsSurrogate(b) ? (char.IsSurrogate(a) ? 1 : -1) : a.CompareTo(b);
    }
}
