namespace Cairn.Graph.Temporal;

/// <summary>Durations between two temporal values.</summary>
internal static class TemporalDifference
{
    public static DurationValue Between(TemporalValue start, TemporalValue end)
    {
        (start, end) = Align(start, end);
        var months = Months(start, end);
        var middle = Plus(start, months, 0);
        var days = Days(middle, end);
        middle = Plus(middle, 0, days);
        return DurationValue.Of(months, days, end.Instant - middle.Instant);
    }

    public static DurationValue InMonths(TemporalValue start, TemporalValue end)
    {
        (start, end) = Align(start, end);
        return DurationValue.Of(Months(start, end), 0, 0);
    }

    public static DurationValue InDays(TemporalValue start, TemporalValue end)
    {
        (start, end) = Align(start, end);
        return DurationValue.Of(0, Days(start, end), 0);
    }

    public static DurationValue InSeconds(TemporalValue start, TemporalValue end)
    {
        (start, end) = Align(start, end);
        return DurationValue.Of(0, 0, end.Instant - start.Instant);
    }

    // What one value lacks, date or zone, it takes from the other; of two zones the first one counts.
    private static (TemporalValue From, TemporalValue To) Align(TemporalValue start, TemporalValue end)
    {
        start = start.HasDate || !end.HasDate ? start : start with { Day = end.Day };
        end = end.HasDate || !start.HasDate ? end : end with { Day = start.Day };
        if (start.HasOffset && end.HasOffset)
        {
            end = start.Zone is null ? TemporalValue.FromInstant(end.Instant, start.Offset, null) : Zones.At(end.Instant, start.Zone);
        }
        else if (start.HasOffset)
        {
            end = InZoneOf(start, end);
        }
        else if (end.HasOffset)
        {
            start = InZoneOf(end, start);
        }

        return (start, end);
    }

    private static TemporalValue InZoneOf(TemporalValue zoned, TemporalValue local) =>
        local with { Offset = zoned.Zone is null ? zoned.Offset : Zones.OffsetAt(zoned.Zone, local.Day, local.Nanos), Zone = zoned.Zone };

    public static TemporalValue Plus(TemporalValue value, long months, long days)
    {
        var day = checked(Calendar.AddMonths(value.Day, months) + days);
        return value.Zone is null ? value with { Day = day } : value with { Day = day, Offset = Zones.OffsetAt(value.Zone, day, value.Nanos) };
    }

    private static long Months(TemporalValue start, TemporalValue end)
    {
        var (fromYear, fromMonth, fromDay) = Calendar.Civil(start.Day);
        var (toYear, toMonth, toDay) = Calendar.Civil(end.Day);
        var months = ((toYear - fromYear) * 12) + toMonth - fromMonth;
        var rest = (toDay, end.Nanos).CompareTo((fromDay, start.Nanos));
        return months > 0 && rest < 0 ? months - 1 : months < 0 && rest > 0 ? months + 1 : months;
    }

    private static long Days(TemporalValue start, TemporalValue end)
    {
        var days = end.Day - start.Day;
        var rest = end.Nanos.CompareTo(start.Nanos);
        return days > 0 && rest < 0 ? days - 1 : days < 0 && rest > 0 ? days + 1 : days;
    }
}
