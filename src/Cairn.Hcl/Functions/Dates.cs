using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Functions of times. What the clock says is unknown.</summary>
internal static partial class Dates
{
    public static IEnumerable<Function> All { get; } =
    [
        new("formatdate", [Parameter.Text, Parameter.Text], a => HclValue.Of(Format(a[0].Text(), Parse(a[1].Text())))) { Returns = HclType.String },
        new("plantimestamp", [], _ => HclValue.Unknown(HclType.String)) { Returns = HclType.String },
        new("timestamp", [], _ => HclValue.Unknown(HclType.String)) { Returns = HclType.String },
        new("timeadd", [Parameter.Text, Parameter.Text], a => HclValue.Of(Add(a[0].Text(), a[1].Text()))) { Returns = HclType.String },
        new("timecmp", [Parameter.Text, Parameter.Text], a => HclValue.Of(Parse(a[0].Text()).UtcDateTime.CompareTo(Parse(a[1].Text()).UtcDateTime))) { Returns = HclType.Number },
    ];

    private static DateTimeOffset Parse(string text)
    {
        var match = Rfc3339().Match(text);
        if (!match.Success)
            throw new EvaluationException($"`{text}` is no time", "write it as 2006-01-02T15:04:05Z");
        int Part(int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        try
        {
            var offset = match.Groups[8].Value is "Z" ? TimeSpan.Zero : new TimeSpan(Part(10), Part(11), 0) * (match.Groups[9].Value == "-" ? -1 : 1);
            var ticks = match.Groups[7].Success ? (long)(decimal.Parse(match.Groups[7].ValueSpan[..Math.Min(8, match.Groups[7].Length)], CultureInfo.InvariantCulture) * TimeSpan.TicksPerSecond) : 0;
            return new DateTimeOffset(Part(1), Part(2), Part(3), Part(4), Part(5), Part(6), offset).AddTicks(ticks);
        }
        catch (ArgumentException)
        {
            throw new EvaluationException($"`{text}` is no time that exists");
        }
    }

    private static string Add(string time, string duration)
    {
        var match = Duration().Match(duration);
        if (!match.Success || duration.Length > 60)
            throw new EvaluationException($"`{duration}` is no duration", "write it as 1h30m");
        decimal seconds = 0;
        for (var i = 0; i < match.Groups[2].Captures.Count; i++)
        {
            if (!decimal.TryParse(match.Groups[2].Captures[i].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
                throw new EvaluationException($"`{duration}` is no duration");
            seconds += amount * match.Groups[3].Captures[i].Value switch { "h" => 3600m, "m" => 60m, "s" => 1m, "ms" => 0.001m, "us" or "µs" or "μs" => 0.000001m, _ => 0.000000001m };
        }

        var start = Parse(time);
        try
        {
            var end = start.AddTicks((long)(seconds * TimeSpan.TicksPerSecond) * (match.Groups[1].Value == "-" ? -1 : 1));
            return end.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + (end.Offset == TimeSpan.Zero ? "Z" : Offset(end, ":"));
        }
        catch (ArgumentException)
        {
            throw new EvaluationException("the time is out of range");
        }
    }

    private static string Offset(DateTimeOffset time, string separator) => string.Create(CultureInfo.InvariantCulture,
        $"{(time.Offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(time.Offset.Hours):00}{separator}{Math.Abs(time.Offset.Minutes):00}");

    private static string Format(string format, DateTimeOffset moment)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length;)
        {
            if (format[i] == '\'')
            {
                Quoted(format, ref i, text);
                continue;
            }

            var length = 1;
            while (i + length < format.Length && format[i + length] == format[i])
                length++;
            var token = format.Substring(i, length);
            text.Append(char.IsAsciiLetter(format[i]) ? Token(token, moment) : token);
            i += length;
        }

        return text.ToString();
    }

    private static void Quoted(string format, ref int i, StringBuilder text)
    {
        for (i++; ; i++)
        {
            if (i >= format.Length)
                throw new EvaluationException("a quoted part of the format is not closed");
            if (format[i] != '\'')
                text.Append(format[i]);
            else if (i + 1 < format.Length && format[i + 1] == '\'')
                text.Append(format[i++]);
            else
                break;
        }

        i++;
    }

    private static string Token(string token, DateTimeOffset time) => token switch
    {
        "YYYY" => time.Year.ToString("0000", CultureInfo.InvariantCulture),
        "YY" => (time.Year % 100).ToString("00", CultureInfo.InvariantCulture),
        "MMMM" => time.ToString("MMMM", CultureInfo.InvariantCulture),
        "MMM" => time.ToString("MMM", CultureInfo.InvariantCulture),
        "MM" => time.Month.ToString("00", CultureInfo.InvariantCulture),
        "M" => time.Month.ToString(CultureInfo.InvariantCulture),
        "DD" => time.Day.ToString("00", CultureInfo.InvariantCulture),
        "D" => time.Day.ToString(CultureInfo.InvariantCulture),
        "EEEE" => time.DayOfWeek.ToString(),
        "EEE" => time.DayOfWeek.ToString()[..3],
        "hh" => time.Hour.ToString("00", CultureInfo.InvariantCulture),
        "h" => time.Hour.ToString(CultureInfo.InvariantCulture),
        "HH" => Twelve(time).ToString("00", CultureInfo.InvariantCulture),
        "H" => Twelve(time).ToString(CultureInfo.InvariantCulture),
        "AA" => time.Hour < 12 ? "AM" : "PM",
        "aa" => time.Hour < 12 ? "am" : "pm",
        "mm" => time.Minute.ToString("00", CultureInfo.InvariantCulture),
        "m" => time.Minute.ToString(CultureInfo.InvariantCulture),
        "ss" => time.Second.ToString("00", CultureInfo.InvariantCulture),
        "s" => time.Second.ToString(CultureInfo.InvariantCulture),
        "ZZZZZ" => Offset(time, ":"),
        "ZZZZ" => Offset(time, ""),
        "ZZZ" => time.Offset == TimeSpan.Zero ? "UTC" : Offset(time, ""),
        "Z" => time.Offset == TimeSpan.Zero ? "Z" : Offset(time, ":"),
        _ => throw new EvaluationException($"`{token}` has no meaning in a format of times", "put text between single quotes"),
    };

    private static int Twelve(DateTimeOffset time) => time.Hour % 12 == 0 ? 12 : time.Hour % 12;

    [GeneratedRegex(@"^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?(Z|([+-])(\d\d):(\d\d))$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"^([+-]?)(?:(\d+\.?\d*|\.\d+)(h|ms|m|s|us|µs|μs|ns))+$|^([+-]?)0$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
