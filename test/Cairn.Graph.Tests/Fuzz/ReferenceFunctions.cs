using System.Globalization;
using Cairn.Graph.Comparison;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary>Operators and functions on values, written down once more as plainly as possible.</summary>
internal static class ReferenceFunctions
{
    public static Value Of(string name, Value[] inputs) => (name, inputs[0]) switch
    {
        ("coalesce", _) => Array.Find(inputs, input => !input.IsNull),
        ("range", _) => Value.List([0, 1, 2]),
        (_, { IsNull: true }) => Value.Null,
        ("size", { Type: ValueKind.String } text) => text.AsString().Length,
        ("size", var list) => list.AsList().Count,
        ("length", var path) => path.AsPath().Length,
        ("head", var list) => list.AsList().Count > 0 ? list.AsList()[0] : Value.Null,
        ("last", var list) => list.AsList().Count > 0 ? list.AsList()[^1] : Value.Null,
        ("tail", var list) => Value.List(list.AsList().Skip(1)),
        ("abs", var number) => Math.Abs(number.AsInteger()),
        ("sign", var number) => Math.Sign(number.AsInteger()),
        ("type", var edge) => edge.Graph.EdgeKinds[edge.Graph.EdgeAt(edge.AsRelationship()).Kind],
        ("toString", var number) => number.AsInteger().ToString(CultureInfo.InvariantCulture),
        (_, var text) => Text(name, text.AsString(), inputs),
    };

    public static Value Operate(string symbol, Value left, Value right)
    {
        if (symbol == "IN")
        {
            return In(left, right);
        }

        if (left.IsNull || right.IsNull)
        {
            return Value.Null;
        }

        return (symbol, left.Type) switch
        {
            ("STARTS WITH", _) => left.AsString().StartsWith(right.AsString(), StringComparison.Ordinal),
            ("ENDS WITH", _) => left.AsString().EndsWith(right.AsString(), StringComparison.Ordinal),
            ("CONTAINS", _) => left.AsString().Contains(right.AsString(), StringComparison.Ordinal),
            ("+", ValueKind.String) => left.AsString() + right.AsString(),
            ("+", ValueKind.List) => Value.List(left.AsList().Concat(right.AsList())),
            ("+", _) => left.AsInteger() + right.AsInteger(),
            ("-", _) => left.AsInteger() - right.AsInteger(),
            _ => left.AsInteger() * right.AsInteger(),
        };
    }

    public static Value At(Value list, Value index)
    {
        if (list.IsNull || index.IsNull)
        {
            return Value.Null;
        }

        var (items, at) = (list.AsList(), index.AsInteger());
        at = at < 0 ? at + items.Count : at;
        return at >= 0 && at < items.Count ? items[(int)at] : Value.Null;
    }

    public static Value Slice(Value list, Value from, Value? to)
    {
        if (list.IsNull || from.IsNull || to is { IsNull: true })
        {
            return Value.Null;
        }

        var items = list.AsList();
        var (start, end) = (Place(from.AsInteger(), items.Count), to is { } stop ? Place(stop.AsInteger(), items.Count) : items.Count);
        return Value.List(items.Take(end).Skip(start));
    }

    public static Truth Compare(string symbol, Value left, Value right)
    {
        if (left.IsNull || right.IsNull)
        {
            return Truth.Unknown;
        }

        if (left.IsList)
        {
            return Lists(left.AsList(), right.AsList());
        }

        if (left.Type is ValueKind.Node)
        {
            return Truths.Of(left == right == (symbol == "="));
        }

        var order = left.IsString ? string.CompareOrdinal(left.AsString(), right.AsString()) : left.AsInteger().CompareTo(right.AsInteger());
        return Truths.Of(symbol switch { "=" => order == 0, "<>" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 });
    }

    private static Truth Lists(IReadOnlyList<Value> left, IReadOnlyList<Value> right)
    {
        if (left.Count != right.Count)
        {
            return Truth.False;
        }

        var truths = left.Zip(right, (one, other) => Compare("=", one, other)).ToArray();
        return truths.Contains(Truth.False) ? Truth.False : truths.Contains(Truth.Unknown) ? Truth.Unknown : Truth.True;
    }

    private static Value In(Value left, Value list)
    {
        if (list.IsNull)
        {
            return Value.Null;
        }

        var truths = list.AsList().Select(item => Compare("=", left, item)).ToArray();
        return truths.Contains(Truth.True) ? true : truths.Contains(Truth.Unknown) ? Value.Null : false;
    }

    private static Value Text(string name, string text, Value[] inputs) => name switch
    {
        "toUpper" => text.ToUpperInvariant(),
        "trim" => text.Trim(),
        "reverse" => new string([.. text.Reverse()]),
        "substring" => text[Math.Min(text.Length, (int)inputs[1].AsInteger())..],
        _ => throw new NotSupportedException(name),
    };

    private static int Place(long index, int count) => (int)Math.Clamp(index < 0 ? index + count : index, 0, count);
}
