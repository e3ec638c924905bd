using System.Globalization;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Conditions;

/// <summary>The condition operators: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</summary>
internal static class Comparisons
{
    private static readonly Dictionary<string, (Comparison Comparison, bool Negated)> All = Build();

    /// <summary>Finds an operator by its bare name, without set prefix and <c>IfExists</c>.</summary>
    public static bool TryGet(string name, out Comparison comparison, out bool negated)
    {
        var found = All.TryGetValue(name, out var entry);
        (comparison, negated) = (entry.Comparison, entry.Negated);
        return found;
    }

    private static Dictionary<string, (Comparison, bool)> Build()
    {
        var all = new Dictionary<string, (Comparison, bool)>(StringComparer.OrdinalIgnoreCase);
        Pair(all, "StringEquals", "StringNotEquals", Glob.Decode, (value, policy) => value == (string)policy);
        Pair(all, "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", Glob.Decode, (value, policy) => value.Equals((string)policy, StringComparison.OrdinalIgnoreCase));
        Pair(all, "StringLike", "StringNotLike", Glob.OfEncoded, (value, policy) => ((Glob)policy).Matches(value));
        Pair(all, "ArnLike", "ArnNotLike", ArnPattern.Compile, (value, policy) => ((ArnPattern)policy).Matches(value));
        Pair(all, "ArnEquals", "ArnNotEquals", ArnPattern.Compile, (value, policy) => ((ArnPattern)policy).Matches(value));
        Pair(all, "NumericEquals", "NumericNotEquals", Number, (value, policy) => OnNumber(value, policy, order => order == 0));
        Pair(all, "DateEquals", "DateNotEquals", Date, (value, policy) => OnDate(value, policy, order => order == 0));
        Pair(all, "IpAddress", "NotIpAddress", IpRange.Compile, (value, policy) => ((IpRange)policy).Contains(value));
        Add(all, "NumericLessThan", Number, (value, policy) => OnNumber(value, policy, order => order < 0));
        Add(all, "NumericLessThanEquals", Number, (value, policy) => OnNumber(value, policy, order => order <= 0));
        Add(all, "NumericGreaterThan", Number, (value, policy) => OnNumber(value, policy, order => order > 0));
        Add(all, "NumericGreaterThanEquals", Number, (value, policy) => OnNumber(value, policy, order => order >= 0));
        Add(all, "DateLessThan", Date, (value, policy) => OnDate(value, policy, order => order < 0));
        Add(all, "DateLessThanEquals", Date, (value, policy) => OnDate(value, policy, order => order <= 0));
        Add(all, "DateGreaterThan", Date, (value, policy) => OnDate(value, policy, order => order > 0));
        Add(all, "DateGreaterThanEquals", Date, (value, policy) => OnDate(value, policy, order => order >= 0));
        Add(all, "Bool", Boolean, (value, policy) => IsTrue(value) == (bool)policy);
        Add(all, "BinaryEquals", Glob.Decode, (value, policy) => value == (string)policy);
        return all;
    }

    private static void Pair(Dictionary<string, (Comparison, bool)> all, string positive, string negative, Func<string, object?> compile, Func<string, object, bool?> compare)
    {
        var comparison = new Comparison(positive, compile, compare);
        all[positive] = (comparison, false);
        all[negative] = (comparison, true);
    }

    private static void Add(Dictionary<string, (Comparison, bool)> all, string name, Func<string, object?> compile, Func<string, object, bool?> compare)
        => all[name] = (new Comparison(name, compile, compare), false);

    private static bool IsTrue(string text) => text.Equals("true", StringComparison.OrdinalIgnoreCase);

    // A request's value is true or, being anything else, false; a policy's must be one of the two words.
    private static object? Boolean(string text)
    {
        var plain = Glob.Decode(text);
        return IsTrue(plain) ? true : plain.Equals("false", StringComparison.OrdinalIgnoreCase) ? false : null;
    }

    private static object? Number(string text)
        => double.TryParse(Glob.Decode(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static bool? OnNumber(string value, object policy, Func<int, bool> holds)
        => Number(value) is double number ? holds(number.CompareTo((double)policy)) : null;

    // Dates are ISO 8601 or whole seconds since 1970: the W3C profile and epoch time, as the operators' page says.
    private static object? Date(string text)
    {
        var plain = Glob.Decode(text);
        if (long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && plain.Length != 4)
            return Math.Abs(seconds) < 200_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        return DateTimeOffset.TryParse(plain.Length == 4 ? plain + "-01-01" : plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    private static bool? OnDate(string value, object policy, Func<int, bool> holds)
        => Date(value) is DateTimeOffset date ? holds(date.CompareTo((DateTimeOffset)policy)) : null;
}
