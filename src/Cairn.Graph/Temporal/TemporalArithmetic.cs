namespace Cairn.Graph.Temporal;

/// <summary>Moving temporal values by durations, and calculating with durations.</summary>
internal static class TemporalArithmetic
{
    public static TemporalValue Move(TemporalValue value, DurationValue duration, int sign) => value.Kind switch
    {
        ValueKind.Date => value with { Day = checked(Calendar.AddMonths(value.Day, sign * duration.Months) + (sign * (duration.Days + (duration.Seconds / Calendar.SecondsPerDay)))) },
        ValueKind.LocalTime or ValueKind.Time => value with { Nanos = TimeOfDay(value.Nanos + (sign * duration.TotalNanos)) },
        _ => MoveDateTime(value, duration, sign),
    };

    private static TemporalValue MoveDateTime(TemporalValue value, DurationValue duration, int sign)
    {
        var moved = TemporalDifference.Plus(value, sign * duration.Months, sign * duration.Days);
        var instant = moved.Instant + (sign * duration.TotalNanos);
        return moved.Zone is null ? TemporalValue.FromInstant(instant, moved.Offset, null, value.Kind) : Zones.At(instant, moved.Zone);
    }

    private static long TimeOfDay(Int128 nanos) => (long)(((nanos % Calendar.NanosPerDay) + Calendar.NanosPerDay) % Calendar.NanosPerDay);

    /// <summary>The result of an operator, or null where it has no meaning for the operands.</summary>
    public static Value? Of(string symbol, Value left, Value right)
    {
        try
        {
            return (symbol, left.Payload, right.Payload) switch
            {
                ("+", TemporalValue value, DurationValue duration) => Move(value, duration, 1).ToValue(),
                ("+", DurationValue duration, TemporalValue value) => Move(value, duration, 1).ToValue(),
                ("-", TemporalValue value, DurationValue duration) => Move(value, duration, -1).ToValue(),
                ("+", DurationValue a, DurationValue b) => a.Plus(b, 1).ToValue(),
                ("-", DurationValue a, DurationValue b) => a.Plus(b, -1).ToValue(),
                ("*", DurationValue a, _) when right.IsNumber => a.Times(TemporalMap.Exact(right)).ToValue(),
                ("*", _, DurationValue b) when left.IsNumber => b.Times(TemporalMap.Exact(left)).ToValue(),
                ("/", DurationValue a, _) when right.IsNumber => a.Times(1 / TemporalMap.Exact(right)).ToValue(),
                _ => default(Value?),
            };
        }
        catch (ArithmeticException)
        {
            throw Wrong.Argument($"{left} {symbol} {right} is out of range");
        }
    }
}
