using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Conditions;

/// <summary>Compares a value of which only a pattern is known: what fits the whole pattern is definite, what fits part of it is open.</summary>
internal static class FormMatch
{
    public static Truth Evaluate(string comparison, IReadOnlyList<string> values, bool negated, string form)
    {
        var any = Truth.No;
        foreach (var value in values)
        {
            var one = One(comparison, value, form);
            any = one > any ? one : any;
        }
        return !negated || any == Truth.Open ? any : any == Truth.Yes ? Truth.No : Truth.Yes;
    }

    private static Truth One(string comparison, string value, string form) => comparison switch
    {
        "StringEquals" => Exists(Glob.Clean(value), form) ? Truth.Open : Truth.No,
        "StringEqualsIgnoreCase" => Exists(Glob.Clean(value.ToLowerInvariant()), form.ToLowerInvariant()) ? Truth.Open : Truth.No,
        "StringLike" => Part(Glob.Encode(value), form),
        "ArnLike" or "ArnEquals" => OnArn(Glob.Encode(value), form),
        _ => Truth.Open,
    };

    private static Truth OnArn(string pattern, string form)
    {
        if (pattern == $"{Glob.Star}")
            return Truth.Yes;
        var (left, right) = (pattern.Split(':', 6), form.Split(':', 6));
        if (left.Length != 6 || right.Length != 6)
            return Truth.Open;
        var all = Truth.Yes;
        for (var i = 0; i < 6; i++)
        {
            var one = Part(left[i], right[i]);
            all = one < all ? one : all;
        }
        return all;
    }

    private static Truth Part(string pattern, string form)
        => Glob.OfEncoded(pattern).Covers(form) ? Truth.Yes
            : Exists(pattern, form) ? Truth.Open
            : Truth.No;

    private static bool Exists(string left, string right) => GlobOverlap.Exists(left, right);
}
