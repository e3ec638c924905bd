using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Temporal;

namespace Cairn.Graph.Cypher.Functions;

/// <summary>Functions that make and compare temporal values.</summary>
internal static class TemporalFunctions
{
    private static readonly (string Name, ValueKind Kind)[] Kinds =
    [
        ("date", ValueKind.Date),
        ("localtime", ValueKind.LocalTime),
        ("time", ValueKind.Time),
        ("localdatetime", ValueKind.LocalDateTime),
        ("datetime", ValueKind.DateTime),
    ];

    public static IEnumerable<Function> All =>
    [
        .. Kinds.SelectMany(kind => OfKind(kind.Name, kind.Kind)),
        new("datetime.fromepoch", 2, 2, Types.Number, StaticType.Temporal, (_, a) => TextFunctions.AnyNull(a) ?? FromEpoch(Whole(a[0]), Whole(a[1]))),
        new("datetime.fromepochmillis", 1, 1, Types.Number, StaticType.Temporal, (_, a) => GraphFunctions.Null(a) ?? FromEpoch(0, (Int128)Whole(a[0]) * 1_000_000)),
        new("duration", 1, 1, Types.Map | Types.String | Types.Temporal, StaticType.Temporal, (_, a) => GraphFunctions.Null(a) ?? Guard(a, Duration)),
        Difference("duration.between", TemporalDifference.Between),
        Difference("duration.inMonths", TemporalDifference.InMonths),
        Difference("duration.inDays", TemporalDifference.InDays),
        Difference("duration.inSeconds", TemporalDifference.InSeconds),
        new("timestamp", 0, 0, Types.Any, StaticType.Integer, (frame, _) => frame.Now.ToUnixTimeMilliseconds()) { IsPure = false },
    ];

    private static IEnumerable<Function> OfKind(string name, ValueKind kind)
    {
        yield return new(name, 0, 1, Types.Any, StaticType.Temporal, (frame, a) => a.Length == 0 ? Now(frame, kind, null) : GraphFunctions.Null(a) ?? Guard(a, b => Make(kind, b[0]))) { IsPure = false };
        yield return new(name + ".truncate", 1, 3, Types.String, StaticType.Temporal, (_, a) => TextFunctions.AnyNull(a) ?? Guard(a, b => Truncate(kind, b)));
        foreach (var clock in new[] { ".transaction", ".statement", ".realtime" })
        {
            yield return new(name + clock, 0, 1, Types.String, StaticType.Temporal, (frame, a) => TextFunctions.AnyNull(a) ?? Guard(a, b => Now(frame, kind, b.Length > 0 ? TextFunctions.Text(name, b[0]) : null))) { IsPure = false };
        }
    }

    private static Function Difference(string name, Func<TemporalValue, TemporalValue, DurationValue> between) =>
        new(name, 2, 2, Types.Temporal, StaticType.Temporal, (_, a) => TextFunctions.AnyNull(a) ?? Guard(a, b => between(Moment(b[0]), Moment(b[1])).ToValue()));

    private delegate Value Body(ReadOnlySpan<Value> arguments);

    private static Value Guard(ReadOnlySpan<Value> arguments, Body body)
    {
        try
        {
            return body(arguments);
        }
        catch (ArithmeticException)
        {
            throw Failure.Argument("InvalidArgumentValue", "the temporal value is out of range");
        }
        catch (TemporalException wrong)
        {
            throw Failure.Argument("InvalidArgumentValue", wrong.Message);
        }
    }

    private static TemporalValue Moment(Value value) => value.Payload as TemporalValue ?? throw GraphFunctions.Wrong("duration", value);

    private static Value Now(Frame frame, ValueKind kind, string? zone)
    {
        var instant = ((Int128)frame.Now.UtcTicks - DateTime.UnixEpoch.Ticks) * 100;
        var now = Zones.At(instant, zone ?? "Z");
        return Convert(kind, now).ToValue();
    }

    private static long Whole(Value value) => value.IsInteger ? value.Bits : throw GraphFunctions.Wrong("datetime", value);

    private static Value FromEpoch(Int128 seconds, Int128 nanos) => TemporalValue.FromInstant((seconds * Calendar.NanosPerSecond) + nanos, 0, null).ToValue();

    private static Value Make(ValueKind kind, Value value) => value.Payload switch
    {
        string text => TemporalText.Parse(kind, text).ToValue(),
        MapValue map => TemporalMap.Compose(kind, map).ToValue(),
        TemporalValue other => Convert(kind, other).ToValue(),
        _ => throw GraphFunctions.Wrong(kind.ToString(), value),
    };

    private static TemporalValue Convert(ValueKind kind, TemporalValue value)
    {
        var needsDate = kind is ValueKind.Date or ValueKind.LocalDateTime or ValueKind.DateTime;
        if (needsDate && !value.HasDate)
        {
            throw Failure.Argument("InvalidArgumentValue", $"{value.Text} has no date");
        }

        var keepsZone = kind is ValueKind.Time or ValueKind.DateTime && value.HasOffset;
        return new TemporalValue(
            kind,
            needsDate ? value.Day : 0,
            kind == ValueKind.Date ? 0 : value.Nanos,
            keepsZone ? value.Offset : 0,
            keepsZone && kind == ValueKind.DateTime ? value.Zone : null);
    }

    private static Value Truncate(ValueKind kind, ReadOnlySpan<Value> arguments)
    {
        var unit = arguments[0].Payload as string ?? throw GraphFunctions.Wrong("truncate", arguments[0]);
        if (arguments.Length == 1)
        {
            throw Failure.Argument("InvalidArgumentValue", "`truncate` needs a temporal value");
        }

        var map = arguments.Length > 2 ? arguments[2].Payload as MapValue ?? throw GraphFunctions.Wrong("truncate", arguments[2]) : MapValue.Empty;
        return TemporalTruncation.Truncate(kind, unit, Moment(arguments[1]), map).ToValue();
    }

    private static Value Duration(ReadOnlySpan<Value> arguments) => arguments[0].Payload switch
    {
        string text => TemporalText.ParseDuration(text).ToValue(),
        MapValue map => TemporalMap.ComposeDuration(map).ToValue(),
        DurationValue => arguments[0],
        _ => throw GraphFunctions.Wrong("duration", arguments[0]),
    };
}
