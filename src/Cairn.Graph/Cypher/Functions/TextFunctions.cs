using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Functions;

/// <summary>Functions on strings.</summary>
internal static class TextFunctions
{
    public static IEnumerable<Function> All =>
    [
        OfText("toLower", text => text.ToLowerInvariant()),
        OfText("lower", text => text.ToLowerInvariant()),
        OfText("toUpper", text => text.ToUpperInvariant()),
        OfText("upper", text => text.ToUpperInvariant()),
        OfText("trim", text => text.Trim()),
        OfText("lTrim", text => text.TrimStart()),
        OfText("rTrim", text => text.TrimEnd()),
        new("char_length", 1, 1, Types.String, StaticType.Integer, (_, a) => GraphFunctions.Null(a) ?? Text("char_length", a[0]).Length),
        new("split", 2, 2, Types.String, StaticType.ListOf(StaticType.String), (_, a) => AnyNull(a) ?? Split(a)),
        new("replace", 3, 3, Types.String, StaticType.String, (frame, a) => AnyNull(a) ?? Replace(frame, a)),
        new("substring", 2, 3, Types.String, StaticType.String, (_, a) => AnyNull(a) ?? Substring(a)),
        new("left", 2, 2, Types.String, StaticType.String, (_, a) => AnyNull(a) ?? Left(a)),
        new("right", 2, 2, Types.String, StaticType.String, (_, a) => AnyNull(a) ?? Right(a)),
    ];

    public static Value? AnyNull(ReadOnlySpan<Value> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.IsNull)
            {
                return Value.Null;
            }
        }

        return null;
    }

    public static string Text(string function, Value value) => value.Payload as string ?? throw GraphFunctions.Wrong(function, value);

    private static Function OfText(string name, Func<string, string> change) =>
        new(name, 1, 1, Types.String, StaticType.String, (_, a) => GraphFunctions.Null(a) ?? change(Text(name, a[0])));

    private static Value Split(ReadOnlySpan<Value> arguments)
    {
        var text = Text("split", arguments[0]);
        var separators = arguments[1].IsList ? arguments[1].AsList().Select(item => Text("split", item)).ToArray() : [Text("split", arguments[1])];
        return separators is [""]
            ? Value.List(text.Select(letter => (Value)letter.ToString()))
            : Value.List(text.Split(separators, StringSplitOptions.None).Select(Value.FromString));
    }

    private static Value Replace(Frame frame, ReadOnlySpan<Value> arguments)
    {
        var (text, old, with) = (Text("replace", arguments[0]), Text("replace", arguments[1]), Text("replace", arguments[2]));
        if (old.Length == 0)
        {
            return text;
        }

        frame.Meter.Plan(2.0 * text.Length / old.Length * Math.Max(with.Length, old.Length));
        return text.Replace(old, with, StringComparison.Ordinal);
    }

    private static Value Substring(ReadOnlySpan<Value> arguments)
    {
        var text = Text("substring", arguments[0]);
        var start = Count("substring", arguments[1], text.Length);
        var length = arguments.Length > 2 ? Count("substring", arguments[2], text.Length - start) : text.Length - start;
        return text.Substring(start, length);
    }

    private static Value Left(ReadOnlySpan<Value> arguments)
    {
        var text = Text("left", arguments[0]);
        return text[..Count("left", arguments[1], text.Length)];
    }

    private static Value Right(ReadOnlySpan<Value> arguments)
    {
        var text = Text("right", arguments[0]);
        return text[(text.Length - Count("right", arguments[1], text.Length))..];
    }

    private static int Count(string function, Value value, int limit)
    {
        var count = value.IsInteger ? value.Bits : throw GraphFunctions.Wrong(function, value);
        return count < 0 ? throw Failure.Argument("NumberOutOfRange", $"`{function}` cannot take {count} characters") : (int)Math.Min(count, limit);
    }
}
