using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary>Evaluates expressions straight from their syntax, for the small part of the language that the generator writes.</summary>
internal sealed class ReferenceExpressions(ReferenceEvaluator evaluator, GraphSnapshot graph)
{
    public Value Of(Expression expression, Dictionary<string, Value> row, List<Dictionary<string, Value>>? group = null) => expression switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Variable variable => row[variable.Name],
        Expression.Property property => Property(Of(property.Target, row, group), property.Name),
        Expression.Labels labels => Of(labels.Target, row, group) is { IsNull: false } node ? labels.Names.All(name => graph.HasKind(node.AsNode(), graph.NodeKindId(name))) : Value.Null,
        Expression.Logical logical => Logic(logical.Operator, [.. logical.Operands.Select(operand => Conditions.Of(Of(operand, row, group)))]).ToValue(),
        Expression.Comparison comparison => Compare(comparison, row, group),
        Expression.Unary { Operator: "NOT" } not => Conditions.Of(Of(not.Operand, row, group)).Not().ToValue(),
        Expression.Binary binary => Operate(binary.Operator, Of(binary.Left, row, group), Of(binary.Right, row, group)),
        Expression.IsNull test => Of(test.Operand, row, group).IsNull != test.Negated,
        Expression.ListOf list => Value.List(list.Items.Select(item => Of(item, row, group))),
        Expression.CountAll => group!.Count,
        Expression.Call { Name: "range" } => Value.List([0, 1, 2]),
        Expression.Call call => Aggregate(call, group!),
        Expression.PatternTest test => evaluator.Matches(row, [test.Pattern], null).Any(),
        Expression.Subquery subquery => Subquery(subquery, row),
        _ => throw new NotSupportedException(expression.ToString()),
    };

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
            truths.Add(Compare(symbol, left, right));
            left = right;
        }

        return Logic("AND", [.. truths]).ToValue();
    }

    private static Truth Compare(string symbol, Value left, Value right)
    {
        if (left.IsNull || right.IsNull)
        {
            return Truth.Unknown;
        }

        var order = left.AsInteger().CompareTo(right.AsInteger());
        return Truths.Of(symbol switch { "=" => order == 0, "<>" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 });
    }

    private static Value Operate(string symbol, Value left, Value right)
    {
        if (symbol == "IN")
        {
            var truths = right.AsList().Select(item => Compare("=", left, item)).ToArray();
            return truths.Contains(Truth.True) ? true : truths.Contains(Truth.Unknown) ? Value.Null : false;
        }

        if (left.IsNull || right.IsNull)
        {
            return Value.Null;
        }

        var (a, b) = (left.AsInteger(), right.AsInteger());
        return symbol switch { "+" => a + b, "-" => a - b, _ => a * b };
    }

    private Value Aggregate(Expression.Call call, List<Dictionary<string, Value>> group)
    {
        var values = group.Select(row => Of(call.Arguments[0], row)).Where(value => !value.IsNull);
        var list = (call.Distinct ? values.Distinct() : values).ToList();
        return call.Name switch
        {
            "count" => list.Count,
            "sum" => list.Sum(value => value.AsInteger()),
            _ when list.Count == 0 => Value.Null,
            "min" => list.Min(value => value.AsInteger()),
            _ => list.Max(value => value.AsInteger()),
        };
    }
}
