using System.Text;

namespace Cairn.Access;

/// <summary>Writes a condition the way a person would say it.</summary>
internal static class ConditionText
{
    private static readonly Dictionary<string, (string Positive, string Negative)> Phrases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = ("is", "is not"),
        ["StringEqualsIgnoreCase"] = ("is (any case)", "is not (any case)"),
        ["StringLike"] = ("is like", "is not like"),
        ["ArnEquals"] = ("is like", "is not like"),
        ["ArnLike"] = ("is like", "is not like"),
        ["Bool"] = ("is", "is not"),
        ["BinaryEquals"] = ("is", "is not"),
        ["NumericEquals"] = ("=", "≠"),
        ["NumericLessThan"] = ("<", "≥"),
        ["NumericLessThanEquals"] = ("≤", ">"),
        ["NumericGreaterThan"] = (">", "≤"),
        ["NumericGreaterThanEquals"] = ("≥", "<"),
        ["DateEquals"] = ("is at", "is not at"),
        ["DateLessThan"] = ("is before", "is not before"),
        ["DateLessThanEquals"] = ("is not after", "is after"),
        ["DateGreaterThan"] = ("is after", "is not after"),
        ["DateGreaterThanEquals"] = ("is not before", "is before"),
        ["IpAddress"] = ("is in", "is not in"),
    };

    public static string Of(Condition condition) => condition switch
    {
        Condition.Constant constant => constant.Value ? "always" : "never",
        Condition.Test test => Test(test),
        Condition.Unseen unseen => unseen.Negated ? $"unless {unseen.What}" : $"if {unseen.What}",
        Condition.All all => string.Join(" and ", all.Parts.Select(Bracketed)),
        Condition.Any any => string.Join(" or ", any.Parts.Select(Bracketed)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Bracketed(Condition part) => part is Condition.All or Condition.Any ? $"({part.Text})" : part.Text;

    private static string Test(Condition.Test test)
    {
        if (test.Operator.Equals("Null", StringComparison.OrdinalIgnoreCase))
            return Presence(test);
        if (test.Operator == "MakesMatch")
            return $"{test.Key} {(test.Negated ? "does not make" : "makes")} {test.Values[0]} match {test.Values[1]}";
        var name = Plain(test.Operator, out var set, out var ifExists);

        // A set or an absent key changes the meaning of the complement, so it is spelled as a negation of the whole.
        var whole = test.Negated && (set.Length > 0 || ifExists || Verb(name, negated: true) is null);
        var text = new StringBuilder(whole ? "not (" : "");
        text.Append(set).Append(test.Key).Append(' ').Append(Verb(name, test.Negated && !whole) ?? name).Append(' ').AppendJoin(" or ", test.Values);
        text.Append(ifExists ? " if present" : "").Append(whole ? ")" : "");
        return text.ToString();
    }

    private static string? Verb(string name, bool negated)
    {
        var isNegative = !Phrases.ContainsKey(name) && name.Contains("Not", StringComparison.OrdinalIgnoreCase);
        var positive = isNegative ? name.Replace("Not", "", StringComparison.OrdinalIgnoreCase) : name;
        if (!Phrases.TryGetValue(positive, out var phrase))
            return null;
        return isNegative != negated ? phrase.Negative : phrase.Positive;
    }

    private static string Presence(Condition.Test test)
    {
        var absent = test.Values.Any(value => value.Equals("true", StringComparison.OrdinalIgnoreCase)) != test.Negated;
        return $"{test.Key} {(absent ? "is absent" : "is present")}";
    }

    private static string Plain(string comparison, out string set, out bool ifExists)
    {
        set = comparison.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase) ? "every "
            : comparison.StartsWith("ForAnyValue:", StringComparison.OrdinalIgnoreCase) ? "some " : "";
        var name = comparison[(comparison.IndexOf(':', StringComparison.Ordinal) + 1)..];
        ifExists = name.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
        return ifExists ? name[..^"IfExists".Length] : name;
    }
}
