using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary>Evaluates expressions straight from their syntax, for the part of the language that the generator writes.</summary>
internal sealed class ReferenceExpressions(ReferenceEvaluator evaluator, GraphSnapshot graph)
{
    private static readonly HashSet<string> Aggregates = ["count", "sum", "min", "max", "collect"];

    public static bool IsAggregate(Expression expression) => expression switch
    {
        Expression.CountAll => true,
        Expression.Call call => Aggregates.Contains(call.Name) || call.Arguments.Any(IsAggregate),
        Expression.Comparison comparison => IsAggregate(comparison.First),
        Expression.Binary binary => IsAggregate(binary.Left) || IsAggregate(binary.Right),
        _ => false,
    };

    public Value Of(Expression expression, Dictionary<string, Value> row, List<Dictionary<string, Value>>? group = null) => expression switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Variable variable => row[variable.Name],
        Expression.Property property => Property(Of(property.Target, row, group), property.Name),
        Expression.Labels labels => Of(labels.Target, row, group) is { IsNull: false } node ? labels.Names.All(name => graph.HasKind(node.AsNode(), graph.NodeKindId(name))) : Value.Null,
        Expression.Logical logical => Logic(logical.Operator, [.. logical.Operands.Select(operand => Conditions.Of(Of(operand, row, group)))]).ToValue(),
        Expression.Comparison comparison => Compare(comparison, row, group),
        Expression.Unary { Operator: "NOT" } not => Conditions.Of(Of(not.Operand, row, group)).Not().ToValue(),
        Expression.Unary negative => Of(negative.Operand, row, group) is { IsNull: false } number ? -number.AsInteger() : Value.Null,
        Expression.Binary binary => ReferenceFunctions.Operate(binary.Operator, Of(binary.Left, row, group), Of(binary.Right, row, group)),
        Expression.IsNull test => Of(test.Operand, row, group).IsNull != test.Negated,
        Expression.ListOf list => Value.List(list.Items.Select(item => Of(item, row, group))),
        Expression.CountAll => group!.Count,
        Expression.Call call => Aggregates.Contains(call.Name) ? Aggregate(call, group!) : ReferenceFunctions.Of(call.Name, [.. call.Arguments.Select(argument => Of(argument, row, group))]),
        _ => Special(expression, row),
    };

    private Value Special(Expression expression, Dictionary<string, Value> row) => expression switch
    {
        Expression.Case choice => Case(choice, row),
        Expression.Index index => ReferenceFunctions.At(Of(index.Target, row), Of(index.At, row)),
        Expression.Slice slice => ReferenceFunctions.Slice(Of(slice.Target, row), slice.From is null ? 0 : Of(slice.From, row), slice.To is null ? default(Value?) : Of(slice.To, row)),
        Expression.ListComprehension list => Comprehend(list, row),
        Expression.Quantifier quantifier => Quantify(quantifier, row).ToValue(),
        Expression.Reduce reduce => Reduce(reduce, row),
        Expression.PatternTest test => evaluator.Matches(row, [test.Pattern], null).Any(),
        Expression.PatternComprehension pattern => Value.List(evaluator.Matches(row, [pattern.Pattern], pattern.Where).Select(found => Of(pattern.Map, found))),
        Expression.Subquery subquery => Subquery(subquery, row),
        _ => throw new NotSupportedException(expression.ToString()),
    };

    private Value Case(Expression.Case choice, Dictionary<string, Value> row)
    {
        foreach (var (when, then) in choice.Branches)
        {
            var fits = choice.Subject is null ? Conditions.Of(Of(when, row)) : ReferenceFunctions.Compare("=", Of(choice.Subject, row), Of(when, row));
            if (fits == Truth.True)
            {
                return Of(then, row);
            }
        }

        return choice.Otherwise is null ? Value.Null : Of(choice.Otherwise, row);
    }

    private Value Comprehend(Expression.ListComprehension list, Dictionary<string, Value> row)
    {
        var items = Of(list.List, row);
        return items.IsNull ? Value.Null : Value.List(items.AsList()
            .Select(item => new Dictionary<string, Value>(row) { [list.Name] = item })
            .Where(inner => list.Where is null || Conditions.Of(Of(list.Where, inner)) == Truth.True)
            .Select(inner => list.Map is null ? inner[list.Name] : Of(list.Map, inner)));
    }

    private Truth Quantify(Expression.Quantifier quantifier, Dictionary<string, Value> row)
    {
        var items = Of(quantifier.List, row);
        if (items.IsNull)
        {
            return Truth.Unknown;
        }

        var truths = items.AsList().Select(item => Conditions.Of(Of(quantifier.Where!, new Dictionary<string, Value>(row) { [quantifier.Name] = item }))).ToArray();
        var (yes, open) = (truths.Count(truth => truth == Truth.True), truths.Contains(Truth.Unknown));
        return quantifier.Word.ToLowerInvariant() switch
        {
            "any" => yes > 0 ? Truth.True : open ? Truth.Unknown : Truth.False,
            "all" => truths.Contains(Truth.False) ? Truth.False : open ? Truth.Unknown : Truth.True,
            "none" => yes > 0 ? Truth.False : open ? Truth.Unknown : Truth.True,
            _ => yes > 1 ? Truth.False : open ? Truth.Unknown : Truths.Of(yes == 1),
        };
    }

    private Value Reduce(Expression.Reduce reduce, Dictionary<string, Value> row)
    {
        var items = Of(reduce.List, row);
        return items.IsNull ? Value.Null : items.AsList().Aggregate(Of(reduce.Initial, row), (sum, item) => Of(reduce.Step, new Dictionary<string, Value>(row) { [reduce.Accumulator] = sum, [reduce.Name] = item }));
    }

    private Value Subquery(Expression.Subquery subquery, Dictionary<string, Value> row)
    {
        var match = (Clause.Match)subquery.Query.Parts[0].Clauses[0];
        var rows = evaluator.Matches(row, match.Patterns, match.Where).Count();
        return subquery.Counts ? (Value)rows : rows > 0;
    }

    private Value Property(Value element, string name) => element.Type switch
    {
        ValueKind.Null => Value.Null,
        ValueKind.Node => graph.Property(element.AsNode(), name),
        _ => graph.EdgeProperty(element.AsRelationship(), name),
    };

    private static Truth Logic(string word, Truth[] operands)
    {
        var result = operands[0];
        foreach (var operand in operands.Skip(1))
        {
            result = (word, result, operand) switch
            {
                ("AND", Truth.False, _) or ("AND", _, Truth.False) => Truth.False,
                ("OR", Truth.True, _) or ("OR", _, Truth.True) => Truth.True,
                (_, Truth.Unknown, _) or (_, _, Truth.Unknown) => Truth.Unknown,
                ("AND", _, _) => Truth.True,
                ("OR", _, _) => Truth.False,
                _ => Truths.Of(result != operand),
            };
        }

        return result;
    }

    private Value Compare(Expression.Comparison comparison, Dictionary<string, Value> row, List<Dictionary<string, Value>>? group)
    {
        var left = Of(comparison.First, row, group);
        var truths = new List<Truth>();
        foreach (var (symbol, expression) in comparison.Rest)
        {
            var right = Of(expression, row, group);
            truths.Add(ReferenceFunctions.Compare(symbol, left, right));
            left = right;
        }

        return Logic("AND", [.. truths]).ToValue();
    }

    private Value Aggregate(Expression.Call call, List<Dictionary<string, Value>> group)
    {
        var values = group.Select(row => Of(call.Arguments[0], row)).Where(value => !value.IsNull);
        var list = (call.Distinct ? values.Distinct() : values).ToList();
        return call.Name switch
        {
            "count" => list.Count,
            "sum" => list.Sum(value => value.AsInteger()),
            "collect" => Value.List(list),
            _ when list.Count == 0 => Value.Null,
            "min" => list.Min(Comparer<Value>.Create(Ordering.Total)),
            _ => list.Max(Comparer<Value>.Create(Ordering.Total)),
        };
    }
}
