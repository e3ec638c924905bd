namespace Cairn.Graph.Temporal;

/// <summary>Cuts temporal values down to a unit.</summary>
internal static class TemporalTruncation
{
    public static TemporalValue Truncate(ValueKind kind, string unit, TemporalValue value, MapValue map)
    {
        var name = unit.ToLowerInvariant();
        var toDate = IsDateUnit(name);
        var needsDate = kind is ValueKind.Date or ValueKind.LocalDateTime or ValueKind.DateTime;
        if ((needsDate && !value.HasDate) || (toDate && name != "day" && !value.HasDate))
        {
            throw Wrong.Argument($"{value.Text} has no date to cut down to a {unit}");
        }

        var day = needsDate ? Day(name, value.Day) : 0;
        var nanos = toDate ? 0 : value.Nanos - (value.Nanos % Unit(name, unit));
        var cut = value with { Kind = value.HasOffset ? ValueKind.DateTime : ValueKind.LocalDateTime, Day = needsDate ? day : value.Day, Nanos = nanos };
        var newDay = needsDate ? TemporalMap.Day(map, cut) : 0;
        var newNanos = kind == ValueKind.Date ? 0 : TemporalMap.Nanos(map, cut, keepsFraction: name is "millisecond" or "microsecond");
        if (kind is not (ValueKind.Time or ValueKind.DateTime))
        {
            return new TemporalValue(kind, newDay, newNanos, 0, null);
        }

        // A zone in the map replaces the value's own: the cut time stands, it is not converted.
        return TemporalMap.Zoned(kind, map, newDay, newNanos, map.ContainsKey("timezone") || !value.HasOffset ? null : value);
    }

    private static bool IsDateUnit(string unit) => unit is "millennium" or "century" or "decade" or "year" or "weekyear" or "quarter" or "month" or "week" or "day";

    private static long Day(string unit, long day)
    {
        var (year, month, _) = Calendar.Civil(day);
        return unit switch
        {
            "millennium" => Calendar.Day(Down(year, 1000), 1, 1),
            "century" => Calendar.Day(Down(year, 100), 1, 1),
            "decade" => Calendar.Day(Down(year, 10), 1, 1),
            "year" => Calendar.Day(year, 1, 1),
            "weekyear" => Calendar.WeekYearStart(Calendar.WeekOf(day).WeekYear),
            "quarter" => Calendar.QuarterStart(year, (month + 2) / 3),
            "month" => Calendar.Day(year, month, 1),
            "week" => day - Calendar.DayOfWeek(day) + 1,
            _ => day,
        };
    }

    private static long Down(long year, long step) => year - ((year % step) + step) % step;

    private static long Unit(string name, string unit) => name switch
    {
        "hour" => 3600 * Calendar.NanosPerSecond,
        "minute" => 60 * Calendar.NanosPerSecond,
        "second" => Calendar.NanosPerSecond,
        "millisecond" => 1_000_000,
        "microsecond" => 1000,
        _ => throw Wrong.Argument($"`{unit}` is no unit of time"),
    };
}
