using System.Diagnostics;
using Cairn.Graph;

namespace Cairn.Analysis.Matching;

/// <summary>Evaluates predicates over the slots of one row.</summary>
internal sealed class Evaluator(GraphSnapshot graph, int[] cells, IReadOnlyList<Slot> slots)
{
    public bool Holds(Expression expression) => Evaluate(expression) == Value.FromBoolean(true);

    private Value Evaluate(Expression expression) => expression switch
    {
        Expression.Constant constant => constant.Value,
        Expression.Items items => Value.List(items.Of.Select(Evaluate)),
        Expression.Element element => Element(element.Slot),
        Expression.Property property => Property(property),
        Expression.HasKind has => has.Kinds.Any(kind => HasKind(has.Slot, kind)),
        Expression.Not not => Evaluate(not.Of) is { Type: ValueKind.Boolean } value ? !value.AsBoolean() : Value.Null,
        Expression.And and => And(Evaluate(and.Left), and.Right),
        Expression.Or or => Or(Evaluate(or.Left), or.Right),
        Expression.Compare compare => Compare(compare.By, Evaluate(compare.Left), Evaluate(compare.Right)),
        Expression.IsNull isNull => Evaluate(isNull.Of).IsNull,
        Expression.Call call => Call(call),
        Expression.Exists exists => Exists(exists),
        _ => throw new UnreachableException(),
    };

    private Value Element(int slot) => slots[slot].IsEdge ? Value.Relationship(graph, cells[slot]) : Value.Node(graph, cells[slot]);

    private Value Property(Expression.Property property) => slots[property.Slot].IsEdge
        ? graph.EdgeProperty(cells[property.Slot], property.Name)
        : graph.Property(cells[property.Slot], property.Name);

    private bool HasKind(int slot, string kind)
    {
        if (slots[slot].IsEdge)
            return graph.EdgeKinds[graph.EdgeAt(cells[slot]).Kind] == kind;
        var id = graph.NodeKindId(kind);
        return id >= 0 && graph.HasKind(cells[slot], id);
    }

    private Value And(Value left, Expression right)
    {
        if (left == Value.FromBoolean(false))
            return false;
        var other = Evaluate(right);
        return other == Value.FromBoolean(false) ? false : left.IsNull || other.IsNull ? Value.Null : true;
    }

    private Value Or(Value left, Expression right)
    {
        if (left == Value.FromBoolean(true))
            return true;
        var other = Evaluate(right);
        return other == Value.FromBoolean(true) ? true : left.IsNull || other.IsNull ? Value.Null : false;
    }

    private static Value Compare(Comparison by, Value left, Value right) => (left.IsNull || right.IsNull) ? Value.Null : by switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.In => right.Type == ValueKind.List ? right.AsList().Contains(left) : Value.Null,
        Comparison.StartsWith => OfText(left, right, (a, b) => a.StartsWith(b, StringComparison.Ordinal)),
        Comparison.EndsWith => OfText(left, right, (a, b) => a.EndsWith(b, StringComparison.Ordinal)),
        Comparison.Contains => OfText(left, right, (a, b) => a.Contains(b, StringComparison.Ordinal)),
        _ => Ordered(by, left, right),
    };

    private static Value OfText(Value left, Value right, Func<string, string, bool> holds) =>
        left.Type == ValueKind.String && right.Type == ValueKind.String ? holds(left.AsString(), right.AsString()) : Value.Null;

    private static Value Ordered(Comparison by, Value left, Value right)
    {
        if (left.Type is not (ValueKind.Integer or ValueKind.Float) || right.Type is not (ValueKind.Integer or ValueKind.Float))
            return Value.Null;
        var order = left.AsFloat().CompareTo(right.AsFloat());
        return by switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            Comparison.GreaterOrEqual => order >= 0,
            _ => throw new UnreachableException(),
        };
    }

    private Value Call(Expression.Call call)
    {
        var arguments = call.Arguments.Select(Evaluate);
        if (call.Function == "coalesce")
            return arguments.FirstOrDefault(a => !a.IsNull);
        var only = arguments.First();
        return (call.Function, only.Type) switch
        {
            ("size", ValueKind.List) => only.AsList().Count,
            ("size", ValueKind.String) => only.AsString().Length,
            ("toLower", ValueKind.String) => only.AsString().ToLowerInvariant(),
            _ => Value.Null,
        };
    }

    private bool Exists(Expression.Exists exists)
    {
        var found = false;
        ShapeWalk.Plan(graph, exists.Shape, cells).Run(() =>
        {
            found = exists.Where is null || Holds(exists.Where);
            return !found;
        });
        return found;
    }
}
