namespace Cairn.Access.Aws.Evaluation;

/// <summary>Rewrites a condition as alternatives of conjunctions, as long as that stays small.</summary>
internal static class Disjunctions
{
    // Past this many alternatives the expression is kept as it is: exact, only not simplified.
    private const int Limit = 512;

    public static bool TryExpand(Condition condition, out IReadOnlyList<IReadOnlyList<Condition>> terms)
    {
        terms = Expand(condition) ?? [];
        return terms.Count > 0;
    }

    private static List<IReadOnlyList<Condition>>? Expand(Condition condition) => condition switch
    {
        Condition.Any any => Sum(any.Parts),
        Condition.All all => Product(all.Parts),
        _ => [[condition]],
    };

    private static List<IReadOnlyList<Condition>>? Sum(IReadOnlyList<Condition> parts)
    {
        var result = new List<IReadOnlyList<Condition>>();
        foreach (var part in parts)
        {
            if (Expand(part) is not { } terms || result.Count + terms.Count > Limit)
                return null;
            result.AddRange(terms);
        }
        return result;
    }

    private static List<IReadOnlyList<Condition>>? Product(IReadOnlyList<Condition> parts)
    {
        List<IReadOnlyList<Condition>> result = [[]];
        foreach (var part in parts)
        {
            if (Expand(part) is not { } terms || result.Count * terms.Count > Limit)
                return null;
            result = [.. result.SelectMany(left => terms.Select(right => (IReadOnlyList<Condition>)[.. left, .. right]))];
        }
        return result;
    }
}
