using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>
/// Contradictions between patterns of one key: two that have no string in common, or one that another, which must not match,
/// covers whole. What needs three patterns at once is not seen; then the tests count as possible.
/// </summary>
internal static class PatternConflicts
{
    private enum Form
    {
        None,
        Exact,
        Like,
        Arn,
    }

    public static bool Exist(IReadOnlyList<Condition.Test> tests)
    {
        var wanted = tests.Where(test => FormOf(test) != Form.None && !IsNegative(test)).ToList();
        var banned = tests.Where(test => FormOf(test) != Form.None && IsNegative(test)).ToList();
        foreach (var test in wanted)
        {
            if (!test.Values.Any(value => wanted.All(other => ReferenceEquals(other, test) || other.Values.Any(also => Overlap(value, FormOf(test), also, FormOf(other))))
                && !banned.Any(other => other.Values.Any(ban => Covers(ban, FormOf(other), value, FormOf(test))))))
                return true;
        }
        return false;
    }

    private static Form FormOf(Condition.Test test) => Satisfiability.Bare(test) switch
    {
        "STRINGEQUALS" or "STRINGNOTEQUALS" => Form.Exact,
        "STRINGLIKE" or "STRINGNOTLIKE" => Form.Like,
        "ARNLIKE" or "ARNNOTLIKE" or "ARNEQUALS" or "ARNNOTEQUALS" => Form.Arn,
        _ => Form.None,
    };

    private static bool IsNegative(Condition.Test test) => Satisfiability.Bare(test).Contains("NOT", StringComparison.Ordinal) != test.Negated;

    private static string Encode(string value, Form form) => form == Form.Exact ? Glob.Clean(value) : Glob.Encode(value);

    private static bool Overlap(string left, Form leftForm, string right, Form rightForm)
    {
        var (one, other) = (Encode(left, leftForm), Encode(right, rightForm));
        if (leftForm != Form.Arn || rightForm != Form.Arn)
            return GlobOverlap.Exists(one, other);
        var (parts, others) = (one.Split(':', 6), other.Split(':', 6));
        return parts.Length != 6 || others.Length != 6 || Enumerable.Range(0, 6).All(i => GlobOverlap.Exists(parts[i], others[i]));
    }

    private static bool Covers(string wide, Form wideForm, string narrow, Form narrowForm)
    {
        var (pattern, other) = (Encode(wide, wideForm), Encode(narrow, narrowForm));
        if (wideForm != Form.Arn)
            return Glob.OfEncoded(pattern).Covers(other);
        var (parts, others) = (pattern.Split(':', 6), other.Split(':', 6));
        // A star of a plain pattern may hold colons, and then the parts are others.
        return narrowForm != Form.Like && parts.Length == 6 && others.Length == 6 && Enumerable.Range(0, 6).All(i => Glob.OfEncoded(parts[i]).Covers(others[i]));
    }
}
