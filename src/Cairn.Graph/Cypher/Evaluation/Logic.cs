using Cairn.Graph.Comparison;

namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>AND of two or more conditions.</summary>
internal sealed class AndPredicate(Formula[] operands) : Predicate
{
    public IReadOnlyList<Formula> Operands => operands;

    public override Truth Test(Frame frame)
    {
        var result = Truth.True;
        foreach (var operand in operands)
        {
            var truth = operand.Test(frame);
            if (truth == Truth.False)
            {
                return Truth.False;
            }

            result = truth == Truth.Unknown ? Truth.Unknown : result;
        }

        return result;
    }
}

/// <summary>OR of two or more conditions.</summary>
internal sealed class OrPredicate(Formula[] operands) : Predicate
{
    public override Truth Test(Frame frame)
    {
        var result = Truth.False;
        foreach (var operand in operands)
        {
            var truth = operand.Test(frame);
            if (truth == Truth.True)
            {
                return Truth.True;
            }

            result = truth == Truth.Unknown ? Truth.Unknown : result;
        }

        return result;
    }
}

/// <summary>XOR of two or more conditions.</summary>
internal sealed class XorPredicate(Formula[] operands) : Predicate
{
    public override Truth Test(Frame frame)
    {
        var result = operands[0].Test(frame);
        foreach (var operand in operands.AsSpan(1))
        {
            var truth = operand.Test(frame);
            result = result == Truth.Unknown || truth == Truth.Unknown ? Truth.Unknown : Truths.Of(result != truth);
        }

        return result;
    }
}

/// <summary>NOT.</summary>
internal sealed class NotPredicate(Formula operand) : Predicate
{
    public override Truth Test(Frame frame) => operand.Test(frame).Not();
}

/// <summary>IS NULL and IS NOT NULL.</summary>
internal sealed class NullPredicate(Formula operand, bool negated) : Predicate
{
    public override Truth Test(Frame frame) => Truths.Of(operand.Of(frame).IsNull != negated);
}

/// <summary>The operator <c>=</c>.</summary>
internal sealed class EqualPredicate(Formula left, Formula right) : Predicate
{
    public Formula Left => left;

    public Formula Right => right;

    public override Truth Test(Frame frame)
    {
        var (a, b) = (left.Of(frame), right.Of(frame));
        frame.Meter.Handle(a);
        return Equality.Test(a, b);
    }
}

/// <summary>The operators <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> and <c>&gt;=</c>.</summary>
internal sealed class OrderPredicate(string symbol, Formula left, Formula right) : Predicate
{
    private readonly bool _less = symbol[0] == '<';
    private readonly bool _equal = symbol.Length == 2;

    public override Truth Test(Frame frame)
    {
        var a = left.Of(frame);
        var b = right.Of(frame);
        if (Ordering.Compare(a, b) is { } order)
        {
            return Truths.Of(order == 0 ? _equal : order < 0 == _less);
        }

        // Numbers that cannot be ordered are NaN: no comparison with it holds.
        return a.IsNumber && b.IsNumber ? Truth.False : Truth.Unknown;
    }
}

/// <summary>The operator <c>IN</c>; a constant list of strings is looked up in a set.</summary>
internal sealed class InPredicate(Formula item, Formula list) : Predicate
{
    private readonly HashSet<string>? _strings = StringSet(list.Constant);

    public override Truth Test(Frame frame)
    {
        if (_strings is null)
        {
            var (wanted, items) = (item.Of(frame), list.Of(frame));
            frame.Meter.Handle(items);
            return Conditions.IsIn(wanted, items);
        }

        var value = item.Of(frame);
        return value.IsNull ? Truth.Unknown : Truths.Of(value.Payload is string text && _strings.Contains(text));
    }

    private static HashSet<string>? StringSet(Value? constant)
    {
        if (constant is not { IsList: true } list || list.Items.Length == 0)
        {
            return null;
        }

        var items = list.AsList();
        return items.All(value => value.IsString) ? items.Select(value => value.AsString()).ToHashSet(StringComparer.Ordinal) : null;
    }
}

/// <summary>STARTS WITH, ENDS WITH and CONTAINS; anything that is no string compares as unknown.</summary>
internal sealed class TextPredicate(string word, Formula left, Formula right) : Predicate
{
    public override Truth Test(Frame frame)
    {
        if (left.Of(frame).Payload is not string text || right.Of(frame).Payload is not string part)
        {
            return Truth.Unknown;
        }

        if (word == "CONTAINS")
        {
            frame.Meter.Handle(text);
        }

        return Truths.Of(word switch
        {
            "STARTS WITH" => text.StartsWith(part, StringComparison.Ordinal),
            "ENDS WITH" => text.EndsWith(part, StringComparison.Ordinal),
            _ => text.Contains(part, StringComparison.Ordinal),
        });
    }
}
