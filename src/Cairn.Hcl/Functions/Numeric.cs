using System.Globalization;
using System.Numerics;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Functions of numbers.</summary>
internal static class Numeric
{
    public static IEnumerable<Function> All { get; } =
    [
        Number("abs", [Parameter.Number], a => HclValue.Of(a[0].Number().Abs())),
        Number("ceil", [Parameter.Number], a => HclValue.Of(a[0].Number().Ceiling())),
        Number("floor", [Parameter.Number], a => HclValue.Of(a[0].Number().Floor())),
        Number("log", [Parameter.Number, Parameter.Number], a => Real(Math.Log(a[0].Number().ToDouble()) / Math.Log(a[1].Number().ToDouble()))),
        Number("pow", [Parameter.Number, Parameter.Number], a => Real(GoMath.Pow(a[0].Number().ToDouble(), a[1].Number().ToDouble()))),
        Number("signum", [Parameter.Number], a => a[0].Number().ToInt64() is not null ? HclValue.Of(a[0].Number().Sign) : throw new EvaluationException("`signum` takes a whole number")),
        new("max", [], Parameter.Number, (a, _) => Extreme(a, "max", 1)) { Returns = HclType.Number },
        new("min", [], Parameter.Number, (a, _) => Extreme(a, "min", -1)) { Returns = HclType.Number },
        Number("parseint", [Parameter.Any, Parameter.Number], a => ParseInt(a[0], a[1].Whole("the base"))),
        Number("sum", [Parameter.Any], a => Sum(a[0])) with { NeedsWhole = true },
    ];

    private static Function Number(string name, Parameter[] parameters, Func<HclValue[], HclValue> body) => new(name, parameters, body) { Returns = HclType.Number };

    private static HclValue Real(double value) =>
        double.IsFinite(value) ? HclValue.Of(BigFloat.Of(value)) : throw new EvaluationException(double.IsNaN(value) ? "the result is not a number" : "the result is infinite");

    private static HclValue Extreme(HclValue[] numbers, string name, int sign)
    {
        if (numbers.Length == 0)
            throw new EvaluationException($"`{name}` needs at least one number");
        return numbers.Aggregate((best, next) => next.Number().CompareTo(best.Number()) * sign > 0 ? next : best);
    }

    private static HclValue Sum(HclValue list)
    {
        if (list is not SequenceValue sequence)
            throw new EvaluationException("`sum` takes a list, a set or a tuple");
        if (sequence.Items.Count == 0)
            throw new EvaluationException("`sum` of an empty list");
        var sum = BigFloat.Of(0);
        foreach (var item in sequence.Items)
        {
            if (item is NullValue)
                throw new EvaluationException("`sum` of a null value");
            sum += Conversion.To(item, HclType.Number).Number();
        }

        return HclValue.Of(sum);
    }

    private static HclValue ParseInt(HclValue value, int radix)
    {
        if (value is not StringValue { Value: var text })
            throw new EvaluationException($"`parseint` takes a text, not {value.Type.Words}");
        if (radix is < 2 or > 62)
            throw new EvaluationException("the base must be between 2 and 62");
        var digits = text.AsSpan();
        var isNegative = digits is ['-', ..];
        if (digits is ['+' or '-', ..])
            digits = digits[1..];
        if (digits.Length is 0 or > 4000)
            throw new EvaluationException($"\"{text}\" is no whole number in base {radix}");
        BigInteger number = 0;
        foreach (var c in digits)
        {
            var digit = Digit(c, radix);
            if (digit < 0 || digit >= radix)
                throw new EvaluationException(string.Create(CultureInfo.InvariantCulture, $"\"{text}\" is no whole number in base {radix}"));
            number = (number * radix) + digit;
        }

        return HclValue.Of(BigFloat.Of(isNegative ? -number : number));
    }

    // Up to base 36 letters mean the same in both cases; above, capitals come second.
    private static int Digit(char c, int radix) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => radix <= 36 ? c - 'A' + 10 : c - 'A' + 36,
        _ => -1,
    };
}
