using Cairn.Hcl.Values;

namespace Cairn.Hcl.Evaluation;

/// <summary>Arithmetic, comparison and logic.</summary>
internal static class Operators
{
    public static HclValue Apply(char mark, HclValue of)
    {
        var type = mark == '-' ? HclType.Number : HclType.Bool;
        var value = Operand(of, type);
        return (value switch
        {
            NumberValue number => HclValue.Of(-number.Value),
            BoolValue flag => HclValue.Of(!flag.Value),
            _ => HclValue.Unknown(type),
        }).MarkedLike(of.IsSensitive);
    }

    public static HclValue Apply(string mark, HclValue left, HclValue right)
    {
        var isSensitive = left.IsSensitive || right.IsSensitive || (mark is "==" or "!=" && (left.HasSensitive || right.HasSensitive));
        return (mark switch
        {
            "==" => Equal(left, right, true),
            "!=" => Equal(left, right, false),
            "&&" or "||" => Logic(mark, Operand(left, HclType.Bool), Operand(right, HclType.Bool)),
            _ => Arithmetic(mark, Operand(left, HclType.Number), Operand(right, HclType.Number)),
        }).MarkedLike(isSensitive);
    }

    private static HclValue Operand(HclValue value, HclType type)
    {
        if (value is NullValue)
            throw new EvaluationException("an operand is null");
        return Conversion.To(value, type);
    }

    private static HclValue Equal(HclValue left, HclValue right, bool wanted) =>
        ValueOrder.AreEqual(left, right) is { } equal ? HclValue.Of(equal == wanted) : HclValue.Unknown(HclType.Bool);

    private static HclValue Logic(string mark, HclValue left, HclValue right)
    {
        var decides = mark == "||";
        if (left is BoolValue a && a.Value == decides || right is BoolValue b && b.Value == decides)
            return HclValue.Of(decides);
        return left is UnknownValue || right is UnknownValue ? HclValue.Unknown(HclType.Bool) : HclValue.Of(!decides);
    }

    private static HclValue Arithmetic(string mark, HclValue left, HclValue right)
    {
        var isComparison = mark[0] is '<' or '>';
        if (left is not NumberValue { Value: var a } || right is not NumberValue { Value: var b })
            return HclValue.Unknown(isComparison ? HclType.Bool : HclType.Number);
        // As in cty, the rest of a division by zero is the number itself.
        if (b.Sign == 0 && mark is "%")
            return left;
        if (b.Sign == 0 && mark is "/")
            throw new EvaluationException("division by zero");
        return mark switch
        {
            "+" => HclValue.Of(a + b),
            "-" => HclValue.Of(a - b),
            "*" => HclValue.Of(a * b),
            "/" => HclValue.Of(a / b),
            "%" => HclValue.Of(a % b),
            "<" => HclValue.Of(a < b),
            ">" => HclValue.Of(a > b),
            "<=" => HclValue.Of(a <= b),
            _ => HclValue.Of(a >= b),
        };
    }
}
