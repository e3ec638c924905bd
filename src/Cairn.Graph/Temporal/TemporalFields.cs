namespace Cairn.Graph.Temporal;

/// <summary>Checked composition of dates and times from their fields.</summary>
internal static class TemporalFields
{
    public static long Date(long year, long month, long day)
    {
        Check("year", year, -Calendar.MaxYear, Calendar.MaxYear);
        Check("month", month, 1, 12);
        Check("day", day, 1, Calendar.DaysInMonth(year, (int)month));
        return Calendar.Day(year, month, day);
    }

    public static long WeekDate(long year, long week, long dayOfWeek)
    {
        Check("year", year, -Calendar.MaxYear, Calendar.MaxYear);
        Check("week", week, 1, Calendar.WeekOf(Calendar.Day(year, 12, 28)).Week);
        Check("dayOfWeek", dayOfWeek, 1, 7);
        return Calendar.WeekYearStart(year) + ((week - 1) * 7) + dayOfWeek - 1;
    }

    public static long OrdinalDate(long year, long ordinal)
    {
        Check("year", year, -Calendar.MaxYear, Calendar.MaxYear);
        Check("ordinalDay", ordinal, 1, Calendar.IsLeap(year) ? 366 : 365);
        return Calendar.Day(year, 1, 1) + ordinal - 1;
    }

    public static long QuarterDate(long year, long quarter, long dayOfQuarter)
    {
        Check("year", year, -Calendar.MaxYear, Calendar.MaxYear);
        Check("quarter", quarter, 1, 4);
        Check("dayOfQuarter", dayOfQuarter, 1, 92);
        return Calendar.QuarterStart(year, (int)quarter) + dayOfQuarter - 1;
    }

    public static long Time(long hour, long minute, long second, long nanos)
    {
        Check("hour", hour, 0, 23);
        Check("minute", minute, 0, 59);
        Check("second", second, 0, 59);
        Check("nanosecond", nanos, 0, Calendar.NanosPerSecond - 1);
        return (((((hour * 60) + minute) * 60) + second) * Calendar.NanosPerSecond) + nanos;
    }

    /// <summary>A component of a temporal value by the name queries know it under, or null where its kind has no such component.</summary>
    public static Value Get(Value value, string name) => value.Payload switch
    {
        DurationValue duration => OfDuration(duration, name) ?? Value.Null,
        TemporalValue temporal => (temporal.HasDate ? OfDate(temporal, name) : null)
            ?? (temporal.HasTime ? OfTime(temporal, name) : null)
            ?? (temporal.HasOffset ? OfZone(temporal, name) : null)
            ?? Value.Null,
        _ => Value.Null,
    };

    private static Value? OfDate(TemporalValue value, string name)
    {
        var (year, month, day) = Calendar.Civil(value.Day);
        var quarter = (month + 2) / 3;
        return name switch
        {
            "year" => year,
            "quarter" => quarter,
            "month" => month,
            "week" => Calendar.WeekOf(value.Day).Week,
            "weekYear" => Calendar.WeekOf(value.Day).WeekYear,
            "day" => day,
            "ordinalDay" => value.Day - Calendar.Day(year, 1, 1) + 1,
            "weekDay" or "dayOfWeek" => Calendar.DayOfWeek(value.Day),
            "dayOfQuarter" => value.Day - Calendar.QuarterStart(year, quarter) + 1,
            _ => default(Value?),
        };
    }

    private static Value? OfTime(TemporalValue value, string name)
    {
        var nanos = value.Nanos % Calendar.NanosPerSecond;
        var seconds = value.Nanos / Calendar.NanosPerSecond;
        return name switch
        {
            "hour" => seconds / 3600,
            "minute" => seconds / 60 % 60,
            "second" => seconds % 60,
            "millisecond" => nanos / 1_000_000,
            "microsecond" => nanos / 1000,
            "nanosecond" => nanos,
            _ => default(Value?),
        };
    }

    private static Value? OfZone(TemporalValue value, string name) => name switch
    {
        "timezone" => value.Zone ?? TemporalValue.OffsetText(value.Offset),
        "offset" => TemporalValue.OffsetText(value.Offset),
        "offsetMinutes" => value.Offset / 60,
        "offsetSeconds" => value.Offset,
        "epochSeconds" => (long)(value.Instant / Calendar.NanosPerSecond),
        "epochMillis" => (long)(value.Instant / 1_000_000),
        _ => default(Value?),
    };

    private static Value? OfDuration(DurationValue value, string name) => name switch
    {
        "years" => value.Months / 12,
        "quarters" => value.Months / 3,
        "months" => value.Months,
        "weeks" => value.Days / 7,
        "days" => value.Days,
        "hours" => value.Seconds / 3600,
        "minutes" => value.Seconds / 60,
        "seconds" => value.Seconds,
        "milliseconds" => (long)(value.TotalNanos / 1_000_000),
        "microseconds" => (long)(value.TotalNanos / 1000),
        "nanoseconds" => (long)value.TotalNanos,
        _ => PartOfDuration(value, name),
    };

    private static Value? PartOfDuration(DurationValue value, string name) => name switch
    {
        "quartersOfYear" => value.Months / 3 % 4,
        "monthsOfQuarter" => value.Months % 3,
        "monthsOfYear" => value.Months % 12,
        "daysOfWeek" => value.Days % 7,
        "minutesOfHour" => value.Seconds / 60 % 60,
        "secondsOfMinute" => value.Seconds % 60,
        "millisecondsOfSecond" => value.Nanos / 1_000_000,
        "microsecondsOfSecond" => value.Nanos / 1000,
        "nanosecondsOfSecond" => value.Nanos,
        _ => default(Value?),
    };

    private static void Check(string field, long value, long min, long max)
    {
        if (value < min || value > max)
        {
            throw Wrong.Argument($"`{field}` is {value}, which is not between {min} and {max}");
        }
    }
}
