namespace Cairn.Graph.Cypher.Functions;

/// <summary>Functions on numbers.</summary>
internal static class NumberFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("abs", 1, 1, Types.Number, StaticType.Number, (_, a) => GraphFunctions.Null(a) ?? Abs(a[0])),
        new("sign", 1, 1, Types.Number, StaticType.Integer, (_, a) => GraphFunctions.Null(a) ?? Sign(a[0])),
        new("rand", 0, 0, Types.Any, StaticType.Float, (frame, _) => frame.Random.NextDouble()) { IsPure = false },
        new("round", 1, 3, Types.Number, StaticType.Float, (_, a) => GraphFunctions.Null(a) ?? Round(a)),
        new("pi", 0, 0, Types.Any, StaticType.Float, (_, _) => Math.PI),
        new("e", 0, 0, Types.Any, StaticType.Float, (_, _) => Math.E),
        new("atan2", 2, 2, Types.Number, StaticType.Float, (_, a) => TextFunctions.AnyNull(a) ?? Math.Atan2(Number("atan2", a[0]), Number("atan2", a[1]))),
        new("isNaN", 1, 1, Types.Number, StaticType.Boolean, (_, a) => GraphFunctions.Null(a) ?? double.IsNaN(Number("isNaN", a[0]))),
        OfNumber("ceil", Math.Ceiling),
        OfNumber("floor", Math.Floor),
        OfNumber("sqrt", Math.Sqrt),
        OfNumber("exp", Math.Exp),
        OfNumber("log", Math.Log),
        OfNumber("log10", Math.Log10),
        OfNumber("sin", Math.Sin),
        OfNumber("cos", Math.Cos),
        OfNumber("tan", Math.Tan),
        OfNumber("cot", x => 1 / Math.Tan(x)),
        OfNumber("asin", Math.Asin),
        OfNumber("acos", Math.Acos),
        OfNumber("atan", Math.Atan),
        OfNumber("haversin", x => (1 - Math.Cos(x)) / 2),
        OfNumber("degrees", x => x * 180 / Math.PI),
        OfNumber("radians", x => x * Math.PI / 180),
    ];

    private static double Number(string function, Value value) => value.IsNumber ? value.AsFloat() : throw GraphFunctions.Wrong(function, value);

    private static Function OfNumber(string name, Func<double, double> compute) =>
        new(name, 1, 1, Types.Number, StaticType.Float, (_, a) => GraphFunctions.Null(a) ?? compute(Number(name, a[0])));

    private static Value Abs(Value value)
    {
        if (!value.IsInteger)
        {
            return Math.Abs(Number("abs", value));
        }

        return value.Bits == long.MinValue ? throw Failure.Run("ArithmeticError", "IntegerOverflow", $"abs({value}) does not fit into 64 bits") : Math.Abs(value.Bits);
    }

    private static Value Sign(Value value)
    {
        var number = Number("sign", value);
        return double.IsNaN(number) ? 0 : Math.Sign(number);
    }

    // Halves are rounded up, as the language's reference does: round(-1.5) is -1.
    private static Value Round(ReadOnlySpan<Value> arguments)
    {
        var number = Number("round", arguments[0]);
        if (arguments.Length == 1)
        {
            return Math.Floor(number + 0.5);
        }

        var digits = (int)Math.Clamp(Number("round", arguments[1]), 0, 15);
        return Math.Round(number, digits, MidpointRounding.AwayFromZero);
    }
}
