using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Graph.Temporal;

/// <summary>Reads temporal values from ISO 8601 text.</summary>
internal static partial class TemporalText
{
    private const int LongestText = 128;

    public static TemporalValue Parse(ValueKind kind, string text)
    {
        if (text.Length > LongestText)
        {
            throw Wrong.Argument("a temporal value is not that long");
        }

        var match = (kind switch
        {
            ValueKind.Date => DateOnly(),
            ValueKind.LocalTime or ValueKind.Time => TimeOnly(),
            _ => DateAndTime(),
        }).Match(text);
        if (!match.Success)
        {
            throw Wrong.Argument($"`{text}` is no {kind}");
        }

        var day = match.Groups["year"].Success ? Day(match) : 0;
        var nanos = match.Groups["hour"].Success ? Nanos(match) : 0;
        var zone = match.Groups["zone"].Success ? match.Groups["zone"].Value : null;
        if (kind is not (ValueKind.Time or ValueKind.DateTime))
        {
            return new TemporalValue(kind, day, nanos, 0, null);
        }

        var offset = match.Groups["offset"].Success && TryOffset(match.Groups["offset"].Value, out var given) ? given
            : zone is null ? 0 : Zones.OffsetAt(zone, day, nanos);
        return new TemporalValue(kind, day, nanos, offset, kind == ValueKind.DateTime ? zone : null);
    }

    /// <summary>Reads text whose kind is given by its name in lower case.</summary>
    public static Value ParseTagged(string kind, string text)
    {
        if (!Enum.TryParse<ValueKind>(kind, ignoreCase: true, out var parsed) || parsed < ValueKind.Date)
        {
            throw Wrong.Argument($"`{kind}` is no temporal kind");
        }

        return parsed == ValueKind.Duration ? ParseDuration(text).ToValue() : Parse(parsed, text).ToValue();
    }

    public static bool TryOffset(string text, out int offset)
    {
        var match = OffsetOnly().Match(text);
        offset = 0;
        if (!match.Success || text is "Z" or "z")
        {
            return match.Success;
        }

        var seconds = (Number(match, "oh") * 3600) + (Number(match, "om") * 60) + Number(match, "os");
        offset = (int)(text[0] == '-' ? -seconds : seconds);
        return seconds <= 18 * 3600;
    }

    public static DurationValue ParseDuration(string text)
    {
        if (text.Length > LongestText)
        {
            throw Wrong.Argument("a duration is not that long");
        }

        var match = DurationByUnits().Match(text);
        if (match.Success && text[^1] is not ('P' or 'T'))
        {
            return DurationValue.Of(
                (Amount(match, "y") * 12) + Amount(match, "mo"),
                (Amount(match, "w") * 7) + Amount(match, "d"),
                (Amount(match, "h") * 3600) + (Amount(match, "mi") * 60) + Amount(match, "s"),
                0);
        }

        match = DurationByDate().Match(text);
        if (!match.Success)
        {
            throw Wrong.Argument($"`{text}` is no duration");
        }

        return DurationValue.Of((Amount(match, "y") * 12) + Amount(match, "mo"), Amount(match, "d"), (Amount(match, "h") * 3600) + (Amount(match, "mi") * 60) + Amount(match, "s"), 0);
    }

    private static long Day(Match match)
    {
        var year = Number(match, "year");
        if (match.Groups["week"].Success)
        {
            return TemporalFields.WeekDate(year, Number(match, "week"), match.Groups["weekday"].Success ? Number(match, "weekday") : 1);
        }

        if (match.Groups["ordinal"].Success)
        {
            return TemporalFields.OrdinalDate(year, Number(match, "ordinal"));
        }

        return TemporalFields.Date(year, match.Groups["month"].Success ? Number(match, "month") : 1, match.Groups["day"].Success ? Number(match, "day") : 1);
    }

    private static long Nanos(Match match)
    {
        var fraction = match.Groups["fraction"].Success ? long.Parse(match.Groups["fraction"].Value.PadRight(9, '0'), CultureInfo.InvariantCulture) : 0;
        return TemporalFields.Time(Number(match, "hour"), Number(match, "minute"), Number(match, "second"), fraction);
    }

    private static long Number(Match match, string group) => match.Groups[group].Success ? long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    private static decimal Amount(Match match, string group) => match.Groups[group].Success
        ? decimal.Parse(match.Groups[group].Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture)
        : 0;

    private const string DatePattern = @"(?<year>[+-]\d{1,9}|\d{4})(?:-?W(?<week>\d{2})(?:-?(?<weekday>\d))?|-?(?<month>\d{2})-?(?<day>\d{2})|-?(?<ordinal>\d{3})|-?(?<month>\d{2}))?";
    private const string TimePattern = @"(?<hour>\d{2})(?::?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)?";
    private const string ZonePattern = @"(?<offset>[Zz]|[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?)?(?:\[(?<zone>[\w/+\-]{1,64})\])?";

    [GeneratedRegex("^" + DatePattern + "$", RegexOptions.CultureInvariant)]
    private static partial Regex DateOnly();

    [GeneratedRegex("^" + TimePattern + ZonePattern + "$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOnly();

    [GeneratedRegex("^" + DatePattern + "(?:[Tt]" + TimePattern + ZonePattern + ")?$", RegexOptions.CultureInvariant)]
    private static partial Regex DateAndTime();

    [GeneratedRegex(@"^(?:[Zz]|[+-](?<oh>\d{2})(?::?(?<om>\d{2})(?::?(?<os>\d{2}))?)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetOnly();

    private const string A = @"[+-]?\d{1,18}(?:[.,]\d{1,9})?";

    [GeneratedRegex("^P(?:(?<y>" + A + ")Y)?(?:(?<mo>" + A + ")M)?(?:(?<w>" + A + ")W)?(?:(?<d>" + A + ")D)?(?:T(?:(?<h>" + A + ")H)?(?:(?<mi>" + A + ")M)?(?:(?<s>" + A + ")S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DurationByUnits();

    [GeneratedRegex(@"^P(?<y>\d{4})-(?<mo>\d{2})-(?<d>\d{2})T(?<h>\d{2}):(?<mi>\d{2}):(?<s>\d{2}(?:[.,]\d{1,9})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex DurationByDate();
}
