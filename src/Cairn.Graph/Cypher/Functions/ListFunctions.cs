using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Functions;

/// <summary>Functions on lists, and those that lists share with strings.</summary>
internal static class ListFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("size", 1, 1, Types.List | Types.String | Types.Map, StaticType.Integer, (_, a) => GraphFunctions.Null(a) ?? Size(a[0])) { IsQuick = true },
        new("head", 1, 1, Types.List, StaticType.Any, (_, a) => GraphFunctions.Null(a) ?? At("head", a[0], 0)) { IsQuick = true },
        new("last", 1, 1, Types.List, StaticType.Any, (_, a) => GraphFunctions.Null(a) ?? At("last", a[0], ^1)) { IsQuick = true },
        new("tail", 1, 1, Types.List, StaticType.List, (_, a) => GraphFunctions.Null(a) ?? Tail(a[0])),
        new("reverse", 1, 1, Types.List | Types.String, StaticType.Any, (_, a) => GraphFunctions.Null(a) ?? Reverse(a[0])),
        new("range", 2, 3, Types.Any, StaticType.ListOf(StaticType.Integer), Range),
        new("isEmpty", 1, 1, Types.List | Types.String | Types.Map, StaticType.Boolean, (_, a) => GraphFunctions.Null(a) ?? Size(a[0]) == 0) { IsQuick = true },
    ];

    private static Value Size(Value value) => value.Type switch
    {
        ValueKind.List => value.Items.Length,
        ValueKind.String => value.AsString().Length,
        ValueKind.Map => value.Entries.Count,
        _ => throw GraphFunctions.Wrong("size", value),
    };

    private static Value At(string name, Value value, Index at)
    {
        if (!value.IsList)
        {
            throw GraphFunctions.Wrong(name, value);
        }

        return value.Items.Length == 0 ? Value.Null : value.Items[at];
    }

    private static Value Tail(Value value)
    {
        if (!value.IsList)
        {
            throw GraphFunctions.Wrong("tail", value);
        }

        return Value.ListOf(value.Items.Length == 0 ? [] : value.Items[1..].ToArray());
    }

    private static Value Reverse(Value value)
    {
        if (value.IsString)
        {
            var letters = value.AsString().ToCharArray();
            Array.Reverse(letters);
            return new string(letters);
        }

        var items = value.IsList ? value.Items.ToArray() : throw GraphFunctions.Wrong("reverse", value);
        Array.Reverse(items);
        return Value.ListOf(items);
    }

    private static Value Range(Frame frame, ReadOnlySpan<Value> arguments)
    {
        var (start, step, count) = Numbers(arguments);
        frame.Meter.Plan((double)count * 16);
        var items = new Value[(int)count];
        for (var i = 0; i < items.Length; i++)
        {
            frame.Meter.Step();
            items[i] = start + (i * step);
        }

        return Value.ListOf(items);
    }

    /// <summary>The numbers of a <c>range</c>: the first, the distance of each to the next, and how many there are.</summary>
    public static (long Start, long Step, UInt128 Count) Numbers(ReadOnlySpan<Value> arguments)
    {
        foreach (var argument in arguments)
        {
            if (!argument.IsInteger)
            {
                throw Failure.Argument("InvalidArgumentType", $"`range` needs integers, not {argument}");
            }
        }

        var (start, end, step) = (arguments[0].Bits, arguments[1].Bits, arguments.Length > 2 ? arguments[2].Bits : 1);
        if (step == 0)
        {
            throw Failure.Argument("NumberOutOfRange", "the step of `range` cannot be 0");
        }

        return (start, step, (step > 0 ? start > end : start < end) ? 0 : (UInt128)(Int128.Abs((Int128)end - start) / Int128.Abs(step)) + 1);
    }
}
