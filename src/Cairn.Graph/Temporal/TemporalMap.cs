namespace Cairn.Graph.Temporal;

/// <summary>Composes temporal values from maps of fields, which may start from other temporal values.</summary>
internal static class TemporalMap
{
    private static readonly string[] Subseconds = ["millisecond", "microsecond", "nanosecond"];

    public static TemporalValue Compose(ValueKind kind, MapValue map)
    {
        var both = Source(map, "datetime");
        var dateSource = Source(map, "date") ?? both;
        var timeSource = Source(map, "time") ?? both;
        var hasDate = kind is ValueKind.Date or ValueKind.LocalDateTime or ValueKind.DateTime;
        var day = hasDate ? Day(map, dateSource) : 0;
        var nanos = kind == ValueKind.Date ? 0 : Nanos(map, timeSource, keepsFraction: false);
        if (kind is not (ValueKind.Time or ValueKind.DateTime))
        {
            return new TemporalValue(kind, day, nanos, 0, null);
        }

        return Zoned(kind, map, day, nanos, timeSource);
    }

    /// <summary>The local date and time put into the map's zone, or converted to it where they came from another zone.</summary>
    public static TemporalValue Zoned(ValueKind kind, MapValue map, long day, long nanos, TemporalValue? timeSource)
    {
        var wanted = map.Get("timezone");
        if (timeSource is { HasOffset: true })
        {
            var zone = timeSource.Zone;
            var offset = zone is null || !timeSource.HasDate ? timeSource.Offset : Zones.OffsetAt(zone, kind == ValueKind.Time ? timeSource.Day : day, nanos);
            var value = new TemporalValue(kind, day, nanos, offset, kind == ValueKind.DateTime ? zone : null);
            return wanted.IsNull ? value : Convert(value, Text(wanted));
        }

        var (newOffset, newZone) = wanted.IsNull ? (0, null) : Zones.Resolve(Text(wanted), day, nanos);
        return new TemporalValue(kind, day, nanos, newOffset, kind == ValueKind.DateTime ? newZone : null);
    }

    /// <summary>The same moment in another zone.</summary>
    public static TemporalValue Convert(TemporalValue value, string zone)
    {
        var moved = Zones.At(value.Instant, zone);
        return value.Kind == ValueKind.Time ? new TemporalValue(ValueKind.Time, 0, moved.Nanos, moved.Offset, null) : moved;
    }

    /// <summary>The time of day from fields over a base.</summary>
    /// <param name="map">The fields.</param>
    /// <param name="source">The base; null for midnight.</param>
    /// <param name="keepsFraction">Whether fractions of a second are added to those of the base instead of replacing them.</param>
    public static long Nanos(MapValue map, TemporalValue? source, bool keepsFraction)
    {
        var seconds = (source?.Nanos ?? 0) / Calendar.NanosPerSecond;
        var fraction = (source?.Nanos ?? 0) % Calendar.NanosPerSecond;
        if (Array.Exists(Subseconds, map.ContainsKey))
        {
            var given = checked((Number(map, "millisecond", 0) * 1_000_000) + (Number(map, "microsecond", 0) * 1000) + Number(map, "nanosecond", 0));
            fraction = keepsFraction ? fraction + given : given;
        }

        return TemporalFields.Time(Number(map, "hour", seconds / 3600), Number(map, "minute", seconds / 60 % 60), Number(map, "second", seconds % 60), fraction);
    }

    public static long Day(MapValue map, TemporalValue? source)
    {
        if (source is { HasDate: false })
        {
            throw Wrong.Argument($"{source.Text} has no date");
        }

        var (year, month, day) = source is null ? (0, 1, 1) : Calendar.Civil(source.Day);
        if (source is null && !map.ContainsKey("year"))
        {
            throw Wrong.Argument("a date needs a `year`");
        }

        if (map.ContainsKey("week"))
        {
            var weekYear = source is null ? year : Calendar.WeekOf(source.Day).WeekYear;
            return TemporalFields.WeekDate(Number(map, "year", weekYear), Number(map, "week", 1), Number(map, "dayOfWeek", source is null ? 1 : Calendar.DayOfWeek(source.Day)));
        }

        if (map.ContainsKey("ordinalDay"))
        {
            return TemporalFields.OrdinalDate(Number(map, "year", year), Number(map, "ordinalDay", 1));
        }

        if (map.ContainsKey("quarter"))
        {
            var dayOfQuarter = source is null ? 1 : source.Day - Calendar.QuarterStart(year, (month + 2) / 3) + 1;
            return TemporalFields.QuarterDate(Number(map, "year", year), Number(map, "quarter", 1), Number(map, "dayOfQuarter", dayOfQuarter));
        }

        if (map.ContainsKey("dayOfWeek") && source is not null)
        {
            return source.Day - Calendar.DayOfWeek(source.Day) + Number(map, "dayOfWeek", 1);
        }

        return TemporalFields.Date(Number(map, "year", year), Number(map, "month", month), Number(map, "day", day));
    }

    private static TemporalValue? Source(MapValue map, string name)
    {
        var value = map.Get(name);
        return value.IsNull ? null : value.Payload as TemporalValue ?? throw Wrong.Argument($"`{name}` must be a temporal value, not {value}");
    }

    private static string Text(Value zone) => zone.Payload as string ?? throw Wrong.Argument($"`timezone` must be a string, not {zone}");

    private static long Number(MapValue map, string name, long otherwise)
    {
        if (!map.TryGetValue(name, out var value))
        {
            return otherwise;
        }

        return value.Type == ValueKind.Integer ? value.AsInteger() : throw Wrong.Argument($"`{name}` must be an integer, not {value}");
    }

    public static DurationValue ComposeDuration(MapValue map)
    {
        decimal Amount(string name) => map.Get(name) is { IsNull: false } value ? Exact(value) : 0;
        return DurationValue.Of(
            (Amount("years") * 12) + (Amount("quarters") * 3) + Amount("months"),
            (Amount("weeks") * 7) + Amount("days"),
            (Amount("hours") * 3600) + (Amount("minutes") * 60) + Amount("seconds"),
            (Amount("milliseconds") * 1_000_000) + (Amount("microseconds") * 1000) + Amount("nanoseconds"));
    }

    public static decimal Exact(Value value) => value.Type switch
    {
        ValueKind.Integer => value.AsInteger(),
        ValueKind.Float when Math.Abs(value.AsFloat()) < 1e24 => (decimal)value.AsFloat(),
        _ => throw Wrong.Argument($"{value} is no amount of time"),
    };
}
