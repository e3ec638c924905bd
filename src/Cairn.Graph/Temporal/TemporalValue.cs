using System.Globalization;

namespace Cairn.Graph.Temporal;

/// <summary>A date, a time, or both, with or without an offset: what its kind lacks is zero.</summary>
/// <param name="Kind">One of the five temporal kinds that are no duration.</param>
/// <param name="Day">Days since 1970-01-01, of the local date.</param>
/// <param name="Nanos">Nanoseconds since midnight, of the local time.</param>
/// <param name="Offset">Seconds east of Greenwich.</param>
/// <param name="Zone">The named time zone the offset comes from, if any.</param>
internal sealed record TemporalValue(ValueKind Kind, long Day, long Nanos, int Offset, string? Zone) : IPayload, IComparable, IComparable<TemporalValue>
{
    public bool HasDate => Kind is ValueKind.Date or ValueKind.LocalDateTime or ValueKind.DateTime;

    public bool HasTime => Kind != ValueKind.Date;

    public bool HasOffset => Kind is ValueKind.Time or ValueKind.DateTime;

    /// <summary>Nanoseconds since 1970-01-01T00:00Z.</summary>
    public Int128 Instant => ((Int128)Day * Calendar.NanosPerDay) + Nanos - ((Int128)Offset * Calendar.NanosPerSecond);

    public string Text => Kind switch
    {
        ValueKind.Date => DateText(),
        ValueKind.LocalTime => TimeText(),
        ValueKind.Time => TimeText() + OffsetText(Offset),
        ValueKind.LocalDateTime => $"{DateText()}T{TimeText()}",
        _ => $"{DateText()}T{TimeText()}{OffsetText(Offset)}" + (Zone is null ? "" : $"[{Zone}]"),
    };

    public Value ToValue() => new(this, 0);

    /// <summary>The same moment of another kind or zone.</summary>
    public static TemporalValue FromInstant(Int128 nanos, int offset, string? zone, ValueKind kind = ValueKind.DateTime)
    {
        var local = nanos + ((Int128)offset * Calendar.NanosPerSecond);
        var day = local / Calendar.NanosPerDay;
        day -= local < 0 && day * Calendar.NanosPerDay != local ? 1 : 0;
        return new TemporalValue(kind, (long)day, (long)(local - (day * Calendar.NanosPerDay)), offset, zone);
    }

    public bool Equals(IPayload? other) => Equals(other as TemporalValue);

    public int CompareTo(object? obj) => CompareTo(obj as TemporalValue);

    public int CompareTo(TemporalValue? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Instant.CompareTo(other.Instant);
        return order != 0 ? order : Offset.CompareTo(other.Offset);
    }

    public static string OffsetText(int offset)
    {
        if (offset == 0)
        {
            return "Z";
        }

        var seconds = Math.Abs(offset);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(offset < 0 ? '-' : '+')}{seconds / 3600:00}:{seconds / 60 % 60:00}");
        return seconds % 60 == 0 ? text : text + string.Create(CultureInfo.InvariantCulture, $":{seconds % 60:00}");
    }

    private string DateText()
    {
        var (year, month, day) = Calendar.Civil(Day);
        var sign = year > 9999 ? "+" : year < 0 ? "-" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{Math.Abs(year):0000}-{month:00}-{day:00}");
    }

    private string TimeText()
    {
        var seconds = Nanos / Calendar.NanosPerSecond;
        var text = string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}");
        var nanos = Nanos % Calendar.NanosPerSecond;
        if (seconds % 60 == 0 && nanos == 0)
        {
            return text;
        }

        text += string.Create(CultureInfo.InvariantCulture, $":{seconds % 60:00}");
        return nanos == 0 ? text : text + string.Create(CultureInfo.InvariantCulture, $".{nanos:000000000}").TrimEnd('0');
    }
}
