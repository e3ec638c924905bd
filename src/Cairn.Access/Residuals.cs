using Cairn.Access.Aws.Evaluation;

namespace Cairn.Access;

/// <summary>
/// Residual conditions taken together. Contradictions are found between strings and their patterns, ARNs, address ranges, dates,
/// numbers, booleans and presence; where it cannot be told, conditions count as possible together.
/// </summary>
public static class Residuals
{
    /// <summary>All of them at once, for one request; <see cref="Condition.Never"/> where no request can meet them.</summary>
    public static Condition Conjoin(IEnumerable<Condition> conditions)
    {
        var all = conditions.Aggregate(Condition.Always, Condition.And);
        return IsContradiction(all) ? Condition.Never : all;
    }

    /// <summary>True if no request can meet the condition.</summary>
    public static bool IsContradiction(Condition condition)
        => condition.IsNever || (Disjunctions.TryExpand(condition, out var terms) && terms.All(term => !Satisfiability.IsPossible(term)));

    /// <summary>True if whoever sends the request chooses the key's value, so that a condition on it stops nobody.</summary>
    public static bool IsChosenByCaller(string key) => FreeKeys.Contains(key);

    /// <summary>The request keys that a condition speaks of, sorted.</summary>
    public static IReadOnlyList<string> KeysOf(Condition condition)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        Collect(condition, keys);
        return [.. keys];
    }

    /// <summary>What two checks of one call come to: both must hold.</summary>
    internal static Verdict Both(Verdict left, Verdict right)
    {
        if (left.IsDenied || right.IsDenied)
            return left.IsDenied ? left : right;
        var both = BothOpen(left, right);
        return both.Cut is null && (left.Cut ?? right.Cut) is { } cut ? both with { Cut = cut } : both;
    }

    private static Verdict BothOpen(Verdict left, Verdict right)
    {
        if (left.Decision == Decision.Unknown || right.Decision == Decision.Unknown)
            return new Verdict(Decision.Unknown, left.Decision == Decision.Unknown ? left.Layer : right.Layer, left.Residual & right.Residual);
        var residual = left.Residual & right.Residual;
        return IsContradiction(Keep(residual & left.Choices & right.Choices, IsOfTheWholeCall))
            ? new Verdict(Decision.DeniedImplicitly, right.Layer, Condition.Never)
            : new Verdict(residual.IsAlways ? Decision.Allowed : Decision.Conditional, left.Decision == Decision.Conditional ? left.Layer : right.Layer, residual) { Choices = left.Choices & right.Choices };
    }

    // Tags and services' own keys speak of the one part of a call that is checked, the others of the request as a whole.
    private static bool IsOfTheWholeCall(Condition part)
        => part is not Condition.Test test
            || (test.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) && !test.Key.Contains("Tag", StringComparison.OrdinalIgnoreCase) && !test.Key.Contains("Resource", StringComparison.OrdinalIgnoreCase));

    // The condition with every other part taken to be met.
    private static Condition Keep(Condition condition, Predicate<Condition> isKept) => condition switch
    {
        Condition.All all => all.Parts.Select(part => Keep(part, isKept)).Aggregate(Condition.Always, Condition.And),
        Condition.Any any => any.Parts.Select(part => Keep(part, isKept)).Aggregate(Condition.Never, Condition.Or),
        Condition.Constant => condition,
        _ => isKept(condition) ? condition : Condition.Always,
    };

    private static void Collect(Condition condition, SortedSet<string> keys)
    {
        if (condition is Condition.Test test)
            keys.Add(test.Key);
        foreach (var part in condition switch { Condition.All all => all.Parts, Condition.Any any => any.Parts, _ => [] })
            Collect(part, keys);
    }
}
