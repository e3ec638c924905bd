namespace Cairn.Access;

/// <summary>And, or, not with normalisation: flattened, sorted, without repeats, absorbed.</summary>
internal static class ConditionAlgebra
{
    // Past this many parts only flattening and repeats are handled: absorption compares pairs.
    private const int AbsorptionLimit = 32;

    public static Condition And(Condition left, Condition right)
    {
        if (left.IsNever || right.IsNever)
            return Condition.Never;
        if (left.IsAlways)
            return right;
        return right.IsAlways || ReferenceEquals(left, right) ? left : Join(left, right, conjunction: true);
    }

    public static Condition Or(Condition left, Condition right)
    {
        if (left.IsAlways || right.IsAlways)
            return Condition.Always;
        if (left.IsNever)
            return right;
        return right.IsNever || ReferenceEquals(left, right) ? left : Join(left, right, conjunction: false);
    }

    public static Condition Negate(Condition condition) => condition switch
    {
        Condition.Constant constant => Condition.Of(!constant.Value),
        Condition.Test test => new Condition.Test(test.Key, test.Operator, test.Values, !test.Negated),
        Condition.Unseen unseen => new Condition.Unseen(unseen.What, !unseen.Negated),
        Condition.All all => Fold(all.Parts, conjunction: false),
        Condition.Any any => Fold(any.Parts, conjunction: true),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static IReadOnlyList<Condition> PartsOf(Condition condition, bool conjunction) => condition switch
    {
        Condition.All all when conjunction => all.Parts,
        Condition.Any any when !conjunction => any.Parts,
        _ => [condition],
    };

    private static Condition Fold(IReadOnlyList<Condition> parts, bool conjunction)
    {
        var result = Condition.Of(conjunction);
        foreach (var part in parts)
            result = conjunction ? And(result, part.Negation) : Or(result, part.Negation);
        return result;
    }

    private static Condition Join(Condition left, Condition right, bool conjunction)
    {
        var parts = new SortedDictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var part in PartsOf(left, conjunction))
            parts[part.Text] = part;
        foreach (var part in PartsOf(right, conjunction))
            parts[part.Text] = part;
        if (HasComplement(parts))
            return Condition.Of(!conjunction);
        var kept = parts.Count <= AbsorptionLimit ? Absorb([.. parts.Values], conjunction) : [.. parts.Values];
        if (kept.Count == 1)
            return kept[0];
        return conjunction ? new Condition.All(kept) : new Condition.Any(kept);
    }

    // x and not x, x or not x.
    private static bool HasComplement(SortedDictionary<string, Condition> parts)
    {
        foreach (var part in parts.Values)
        {
            if (part is Condition.Test or Condition.Unseen && parts.ContainsKey(part.Negation.Text))
                return true;
        }
        return false;
    }

    // a and (a or b) = a; a or (a and b) = a.
    private static List<Condition> Absorb(Condition[] parts, bool conjunction)
    {
        var kept = new List<Condition>(parts.Length);
        foreach (var part in parts)
        {
            var inner = PartsOf(part, !conjunction);
            var absorbed = parts.Any(other => !ReferenceEquals(other, part) && IsSubset(PartsOf(other, !conjunction), inner));
            if (!absorbed)
                kept.Add(part);
        }
        return kept;
    }

    private static bool IsSubset(IReadOnlyList<Condition> small, IReadOnlyList<Condition> large)
        => small.Count < large.Count && small.All(part => large.Any(other => other.Text == part.Text));
}
