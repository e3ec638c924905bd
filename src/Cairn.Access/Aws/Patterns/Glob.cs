namespace Cairn.Access.Aws.Patterns;

/// <summary>
/// A pattern of literals, <c>*</c> (any run of characters) and <c>?</c> (exactly one), compared ordinally.
/// Wildcards are kept as private-use characters, so that a <c>*</c> out of a variable's value stays a literal.
/// </summary>
internal sealed class Glob
{
    public const char Star = '\uE000';
    public const char One = '\uE001';

    // Stands for any character: one that no policy contains, so that only wildcards match it.
    private const char Other = '\uE010';

    private readonly Shape _shape;
    private readonly string _literal;

    private Glob(string text)
    {
        Text = text;
        var first = text.AsSpan().IndexOfAny(Star, One);
        LiteralPrefix = first < 0 ? text : text[..first];
        _literal = LiteralPrefix;
        _shape = first < 0 ? Shape.Exact
            : text.Length == 1 && text[0] == Star ? Shape.Everything
            : first == text.Length - 1 && text[first] == Star ? Shape.Prefix
            : Shape.General;
    }

    private enum Shape
    {
        Exact,
        Everything,
        Prefix,
        General,
    }

    /// <summary>The text with wildcards as private-use characters.</summary>
    public string Text { get; }

    /// <summary>The literal characters before the first wildcard.</summary>
    public string LiteralPrefix { get; }

    public bool IsEverything => _shape == Shape.Everything;

    public bool IsExact => _shape == Shape.Exact;

    /// <summary>Reads a policy's spelling, in which every <c>*</c> and <c>?</c> is a wildcard.</summary>
    public static Glob Parse(string text) => new(Encode(text));

    /// <summary>Takes text whose wildcards are already encoded.</summary>
    public static Glob OfEncoded(string text) => new(text);

    // Characters of the private range in the input could pass for wildcards; they cannot occur in names, so they become one that matches nothing else.
    public static string Encode(string text) => Clean(text).Replace('*', Star).Replace('?', One);

    public static string Clean(string text)
        => text.AsSpan().IndexOfAny(Star, One) < 0 ? text : text.Replace(Star, '\uFFFD').Replace(One, '\uFFFD');

    /// <summary>Whether it matches all that another pattern does. Each star is tried as nothing and as more than any run of question marks could be; where that is not enough to tell, it does not.</summary>
    public bool Covers(string pattern)
    {
        if (!pattern.Contains(Star, StringComparison.Ordinal))
            return Matches(pattern.Replace(One, Other));
        var sample = pattern.Replace(One, Other);
        return Matches(sample.Replace($"{Star}", "", StringComparison.Ordinal))
            && Matches(sample.Replace($"{Star}", new string(Other, Text.Length + 1), StringComparison.Ordinal));
    }

    public static string Decode(string text) => text.Replace(Star, '*').Replace(One, '?');

    public bool Matches(ReadOnlySpan<char> value) => _shape switch
    {
        Shape.Exact => value.SequenceEqual(Text),
        Shape.Everything => true,
        Shape.Prefix => value.StartsWith(_literal, StringComparison.Ordinal),
        _ => value.StartsWith(_literal, StringComparison.Ordinal) && General(Text.AsSpan(_literal.Length), value[_literal.Length..]),
    };

    /// <summary>Whether some string matches both patterns.</summary>
    public bool Overlaps(Glob other)
    {
        if (_shape == Shape.Everything || other._shape == Shape.Everything)
            return true;
        if (_shape == Shape.Exact)
            return other.Matches(Text);
        if (other._shape == Shape.Exact)
            return Matches(other.Text);

        // Where the literal starts differ, nothing can match both.
        var common = Math.Min(_literal.Length, other._literal.Length);
        if (!_literal.AsSpan(0, common).SequenceEqual(other._literal.AsSpan(0, common)))
            return false;
        return (_shape == Shape.Prefix && other._shape == Shape.Prefix) || GlobOverlap.Exists(Text, other.Text);
    }

    /// <summary>Whether every string that matches <paramref name="other"/> matches this one; sound, and exact for patterns without <c>?</c> against <c>*</c>.</summary>
    public bool Covers(Glob other) => Matches(other.Text);

    public override string ToString() => Decode(Text);

    // Greedy matching with one backtrack point: linear in practice, never exponential.
    private static bool General(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value)
    {
        int p = 0, v = 0, star = -1, mark = 0;
        while (v < value.Length)
        {
            if (p < pattern.Length && pattern[p] == Star)
            {
                star = p++;
                mark = v;
            }
            else if (p < pattern.Length && (pattern[p] == value[v] || (pattern[p] == One && value[v] != Star)))
            {
                p++;
                v++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                v = ++mark;
            }
            else
            {
                return false;
            }
        }
        return pattern[p..].IndexOfAnyExcept(Star) < 0;
    }
}
