namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>An operator of arithmetic on two operands.</summary>
internal sealed class ArithmeticFormula(string symbol, Formula left, Formula right) : Formula
{
    public override Value Of(Frame frame)
    {
        var a = left.Of(frame);
        var b = right.Of(frame);
        if (symbol == "+")
        {
            return Addition.Of(frame, a, b);
        }

        if (a.IsNull || b.IsNull)
        {
            return Value.Null;
        }

        if (!a.IsNumber || !b.IsNumber)
        {
            return TemporalMath.Of(symbol, a, b) ?? throw Failure.Type("InvalidArgumentType", $"`{symbol}` has no meaning for {a} and {b}");
        }

        return a.IsInteger && b.IsInteger && symbol != "^" ? Integers(a.Bits, b.Bits) : Floats(a.AsFloat(), b.AsFloat());
    }

    private Value Integers(long a, long b)
    {
        try
        {
            return symbol switch
            {
                "-" => checked(a - b),
                "*" => checked(a * b),
                "/" => checked(a / b),
                _ => b == -1 ? 0 : a % b,
            };
        }
        catch (DivideByZeroException)
        {
            throw Failure.Run("ArithmeticError", "DivisionByZero", $"{a} cannot be divided by zero");
        }
        catch (OverflowException)
        {
            throw Failure.Run("ArithmeticError", "IntegerOverflow", $"{a} {symbol} {b} does not fit into 64 bits");
        }
    }

    private Value Floats(double a, double b) => symbol switch
    {
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        "%" => a % b,
        _ => Math.Pow(a, b),
    };
}

/// <summary>The sign of a number or duration.</summary>
internal sealed class SignFormula(bool negative, Formula operand) : Formula
{
    public override Value Of(Frame frame)
    {
        var value = operand.Of(frame);
        if (value.IsNull || (!negative && value.IsNumber))
        {
            return value;
        }

        if (value.IsInteger)
        {
            return value.Bits == long.MinValue ? throw Failure.Run("ArithmeticError", "IntegerOverflow", $"-({value}) does not fit into 64 bits") : -value.Bits;
        }

        return value.IsFloat ? -value.AsFloat() : throw Failure.Type("InvalidArgumentType", $"{value} has no sign");
    }
}

/// <summary>The operator <c>+</c>: sums, concatenation of strings and of lists, moving a temporal value.</summary>
internal static class Addition
{
    public static Value Of(Frame frame, Value a, Value b)
    {
        if (a.IsList || b.IsList)
        {
            return a.IsNull || b.IsNull ? Value.Null : Concatenate(frame, a, b);
        }

        if (a.IsNull || b.IsNull)
        {
            return Value.Null;
        }

        if (a.IsNumber && b.IsNumber)
        {
            return Sum(a, b);
        }

        if (a.IsString || b.IsString)
        {
            return Join(frame, a, b);
        }

        return TemporalMath.Of("+", a, b) ?? throw Failure.Type("InvalidArgumentType", $"`+` has no meaning for {a} and {b}");
    }

    public static Value Sum(Value a, Value b)
    {
        if (!a.IsInteger || !b.IsInteger)
        {
            return a.AsFloat() + b.AsFloat();
        }

        var sum = unchecked(a.Bits + b.Bits);
        return ((a.Bits ^ sum) & (b.Bits ^ sum)) < 0
            ? throw Failure.Run("ArithmeticError", "IntegerOverflow", $"{a} + {b} does not fit into 64 bits")
            : sum;
    }

    private static Value Join(Frame frame, Value a, Value b)
    {
        var (left, right) = (Text(a), Text(b));
        if (left is null || right is null)
        {
            throw Failure.Type("InvalidArgumentType", $"`+` has no meaning for {a} and {b}");
        }

        frame.Meter.Plan(2.0 * (left.Length + right.Length));
        frame.Meter.Handle(a);
        frame.Meter.Handle(b);
        return left + right;
    }

    private static string? Text(Value value) => value.Payload as string ?? (value.IsNumber ? value.ToString() : TemporalMath.IsTemporal(value) ? value.ToString() : null);

    private static Value Concatenate(Frame frame, Value a, Value b)
    {
        frame.Meter.Handle(a);
        frame.Meter.Handle(b);
        frame.Meter.Plan(16.0 * ((a.IsList ? a.Items.Length : 1) + (b.IsList ? b.Items.Length : 1)));
        return (a.IsList, b.IsList) switch
        {
            (true, true) => Value.ListOf([.. a.Items, .. b.Items]),
            (true, false) => Value.ListOf([.. a.Items, b]),
            _ => Value.ListOf([a, .. b.Items]),
        };
    }
}
