using System.Globalization;
using System.Text;

namespace Cairn.Graph.Temporal;

/// <summary>An amount of time in months, days and seconds, which do not convert into one another; nanoseconds are never negative.</summary>
internal sealed record DurationValue(long Months, long Days, long Seconds, int Nanos) : IPayload, IComparable
{
    // The average month of the Gregorian calendar, with which fractions of months become days.
    private const decimal DaysPerMonth = 30.436875m;

    public static readonly DurationValue Zero = new(0, 0, 0, 0);

    public ValueKind Kind => ValueKind.Duration;

    public Int128 TotalNanos => ((Int128)Seconds * Calendar.NanosPerSecond) + Nanos;

    public static DurationValue Of(long months, long days, Int128 nanos)
    {
        var seconds = nanos / Calendar.NanosPerSecond;
        seconds -= nanos < 0 && seconds * Calendar.NanosPerSecond != nanos ? 1 : 0;
        return new DurationValue(months, days, checked((long)seconds), (int)(nanos - (seconds * Calendar.NanosPerSecond)));
    }

    /// <summary>A duration from amounts that may have fractions, which are handed down to the next smaller unit.</summary>
    public static DurationValue Of(decimal months, decimal days, decimal seconds, decimal nanos)
    {
        var wholeMonths = decimal.Truncate(months);
        days += (months - wholeMonths) * DaysPerMonth;
        var wholeDays = decimal.Truncate(days);
        seconds += (days - wholeDays) * Calendar.SecondsPerDay;
        var wholeSeconds = decimal.Truncate(seconds);
        var rest = ((seconds - wholeSeconds) * Calendar.NanosPerSecond) + nanos;
        return Of((long)wholeMonths, (long)wholeDays, ((Int128)wholeSeconds * Calendar.NanosPerSecond) + (Int128)decimal.Truncate(rest));
    }

    public Value ToValue() => new(this, 0);

    public DurationValue Plus(DurationValue other, int sign) =>
        Of(checked(Months + (sign * other.Months)), checked(Days + (sign * other.Days)), TotalNanos + (sign * other.TotalNanos));

    public DurationValue Times(decimal factor) =>
        Of(Months * factor, Days * factor, Seconds * factor, Nanos * factor);

    public bool Equals(IPayload? other) => Equals(other as DurationValue);

    public int CompareTo(object? obj) => obj is DurationValue other ? Average.CompareTo(other.Average) : 1;

    private decimal Average => (((Months * DaysPerMonth) + Days) * Calendar.SecondsPerDay) + Seconds + ((decimal)Nanos / Calendar.NanosPerSecond);

    public string Text
    {
        get
        {
            var text = new StringBuilder("P");
            Unit(text, Months / 12, 'Y');
            Unit(text, Months % 12, 'M');
            Unit(text, Days, 'D');
            if (Seconds != 0 || Nanos != 0)
            {
                Clock(text.Append('T'));
            }

            return text.Length == 1 ? "PT0S" : text.ToString();
        }
    }

    private static void Unit(StringBuilder text, long amount, char unit)
    {
        if (amount != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{amount}{unit}");
        }
    }

    // All parts carry the sign of the whole, so a negative amount is written by its magnitude.
    private void Clock(StringBuilder text)
    {
        var total = TotalNanos;
        var sign = total < 0 ? "-" : "";
        var magnitude = Int128.Abs(total);
        var seconds = (long)(magnitude / Calendar.NanosPerSecond);
        var nanos = (long)(magnitude % Calendar.NanosPerSecond);
        Unit(text, seconds / 3600 * (total < 0 ? -1 : 1), 'H');
        Unit(text, seconds / 60 % 60 * (total < 0 ? -1 : 1), 'M');
        if (seconds % 60 != 0 || nanos != 0)
        {
            text.Append(sign).Append(seconds % 60);
            text.Append(nanos == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{nanos:000000000}").TrimEnd('0')).Append('S');
        }
    }
}
