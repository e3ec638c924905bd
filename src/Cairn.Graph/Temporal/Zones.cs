namespace Cairn.Graph.Temporal;

/// <summary>Offsets of named time zones.</summary>
internal static class Zones
{
    /// <summary>The offset and the zone's name (null for a bare offset) of a text such as <c>+01:00</c>, <c>Z</c> or <c>Europe/Stockholm</c>.</summary>
    public static (int Offset, string? Zone) Resolve(string zone, long day, long nanos)
    {
        if (TemporalText.TryOffset(zone, out var offset))
        {
            return (offset, null);
        }

        return (OffsetAt(zone, day, nanos), zone);
    }

    /// <summary>The offset in force at a local date and time; of two, the earlier one.</summary>
    public static int OffsetAt(string zone, long day, long nanos)
    {
        var info = Find(zone);
        var local = Clamp(((Int128)day * Calendar.NanosPerDay) + nanos);
        var offset = info.IsAmbiguousTime(local) ? info.GetAmbiguousTimeOffsets(local).Max() : info.GetUtcOffset(local);
        return (int)offset.TotalSeconds;
    }

    /// <summary>The moment as seen in a zone.</summary>
    public static TemporalValue At(Int128 instant, string zone)
    {
        if (TemporalText.TryOffset(zone, out var fixedOffset))
        {
            return TemporalValue.FromInstant(instant, fixedOffset, null);
        }

        var utc = DateTime.SpecifyKind(Clamp(instant), DateTimeKind.Utc);
        return TemporalValue.FromInstant(instant, (int)Find(zone).GetUtcOffset(utc).TotalSeconds, zone);
    }

    private static TimeZoneInfo Find(string zone) => zone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info)
        ? info
        : throw Wrong.Argument($"`{zone}` is no time zone known here");

    // The runtime's dates span the years 1 to 9999; rules beyond are those of its ends.
    private static DateTime Clamp(Int128 nanos)
    {
        var ticks = DateTime.UnixEpoch.Ticks + (nanos / 100);
        var safe = Int128.Clamp(ticks, DateTime.MinValue.Ticks + TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay);
        return new DateTime((long)safe, DateTimeKind.Unspecified);
    }
}

/// <summary>Errors about temporal values.</summary>
internal static class Wrong
{
    public static TemporalException Argument(string message) => new(message);
}
