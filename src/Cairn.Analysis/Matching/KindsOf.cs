namespace Cairn.Analysis.Matching;

/// <summary>The kinds a pattern mentions, its predicates included.</summary>
internal static class KindsOf
{
    public static IEnumerable<string> Nodes(Pattern pattern) => Shapes(pattern).SelectMany(s => s.Nodes).SelectMany(n => n.Kinds).SelectMany(k => k)
        .Concat(Predicates(pattern).SelectMany(Tests).Where(t => !pattern.AllSlots[t.Slot].IsEdge).SelectMany(t => t.Kinds)).Distinct();

    public static IEnumerable<string> Edges(Pattern pattern) => Shapes(pattern).SelectMany(s => s.Edges).SelectMany(e => e.Kinds)
        .Concat(Predicates(pattern).SelectMany(Tests).Where(t => pattern.AllSlots[t.Slot].IsEdge).SelectMany(t => t.Kinds)).Distinct();

    private static IEnumerable<Expression> Predicates(Pattern pattern) => pattern.Where is null ? pattern.Flags : pattern.Flags.Append(pattern.Where);

    private static IEnumerable<Shape> Shapes(Pattern pattern) =>
        Predicates(pattern).SelectMany(All).OfType<Expression.Exists>().Select(e => e.Shape).Prepend(pattern.Shape);

    private static IEnumerable<Expression.HasKind> Tests(Expression expression) => All(expression).OfType<Expression.HasKind>();

    private static IEnumerable<Expression> All(Expression expression)
    {
        IEnumerable<Expression> parts = expression switch
        {
            Expression.Items items => items.Of,
            Expression.Not not => [not.Of],
            Expression.And and => [and.Left, and.Right],
            Expression.Or or => [or.Left, or.Right],
            Expression.Compare compare => [compare.Left, compare.Right],
            Expression.IsNull isNull => [isNull.Of],
            Expression.Call call => call.Arguments,
            Expression.Exists { Where: { } where } => [where],
            _ => [],
        };
        return parts.SelectMany(All).Prepend(expression);
    }
}
