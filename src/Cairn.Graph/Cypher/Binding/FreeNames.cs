using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Binding;

/// <summary>Questions about the parts of an expression.</summary>
internal static class FreeNames
{
    /// <summary>Names of variables that occur, those bound inside included.</summary>
    public static IEnumerable<string> Of(Expression expression) => All(expression).OfType<Expression.Variable>().Select(variable => variable.Name);

    public static bool CallsRandom(Expression expression) =>
        All(expression).OfType<Expression.Call>().Any(call => call.Name.Equals("rand", StringComparison.OrdinalIgnoreCase));

    public static bool Aggregates(Expression expression) =>
        All(expression).Any(part => part is Expression.CountAll || (part is Expression.Call call && Functions.Aggregation.Exists(call.Name)));

    /// <summary>The expression and everything in it, except the inside of subqueries and patterns.</summary>
    private static IEnumerable<Expression> All(Expression root)
    {
        var open = new Stack<Expression>([root]);
        while (open.TryPop(out var expression))
        {
            yield return expression;
            foreach (var part in Parts(expression))
            {
                open.Push(part);
            }
        }
    }

    private static IEnumerable<Expression> Parts(Expression expression) => expression switch
    {
        Expression.Property property => [property.Target],
        Expression.Labels labels => [labels.Target],
        Expression.ListOf list => list.Items,
        Expression.MapOf map => map.Entries.Select(entry => entry.Value),
        Expression.Unary unary => [unary.Operand],
        Expression.Binary binary => [binary.Left, binary.Right],
        Expression.Logical logical => logical.Operands,
        Expression.Comparison comparison => comparison.Rest.Select(part => part.Right).Prepend(comparison.First),
        Expression.IsNull test => [test.Operand],
        Expression.Call call => call.Arguments,
        _ => CompoundParts(expression).OfType<Expression>(),
    };

    private static IEnumerable<Expression?> CompoundParts(Expression expression) => expression switch
    {
        Expression.Index index => [index.Target, index.At],
        Expression.Slice slice => [slice.Target, slice.From, slice.To],
        Expression.Case choice => choice.Branches.SelectMany(branch => new[] { branch.When, branch.Then }).Append(choice.Subject).Append(choice.Otherwise),
        Expression.ListComprehension list => [list.List, list.Where, list.Map],
        Expression.PatternComprehension pattern => [pattern.Where, pattern.Map],
        Expression.Quantifier quantifier => [quantifier.List, quantifier.Where],
        Expression.Reduce reduce => [reduce.Initial, reduce.List, reduce.Step],
        Expression.MapProjection projection => projection.Items.Select(item => item.Value).Prepend(projection.Target),
        _ => [],
    };
}
