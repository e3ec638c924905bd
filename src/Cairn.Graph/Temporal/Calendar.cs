namespace Cairn.Graph.Temporal;

/// <summary>The proleptic Gregorian calendar over days since 1970-01-01, for years far beyond those of the runtime's dates.</summary>
internal static class Calendar
{
    public const long NanosPerDay = 86_400_000_000_000;
    public const long NanosPerSecond = 1_000_000_000;
    public const long SecondsPerDay = 86_400;
    public const long MaxYear = 999_999_999;

    // Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so leap days come last.
    public static long Day(long year, long month, long day)
    {
        year -= month <= 2 ? 1 : 0;
        var era = Math.DivRem(year >= 0 ? year : year - 399, 400).Quotient;
        var yearOfEra = year - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    public static (long Year, int Month, int Day) Civil(long day)
    {
        day += 719_468;
        var era = Math.DivRem(day >= 0 ? day : day - 146_096, 146_097).Quotient;
        var dayOfEra = day - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var march = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(march < 10 ? march + 3 : march - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, (int)(dayOfYear - (((153 * march) + 2) / 5) + 1));
    }

    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysInMonth(long year, int month) => month switch { 2 => IsLeap(year) ? 29 : 28, 4 or 6 or 9 or 11 => 30, _ => 31 };

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public static int DayOfWeek(long day) => (int)(((day + 3) % 7 + 7) % 7) + 1;

    /// <summary>The Monday of the first ISO week of a year.</summary>
    public static long WeekYearStart(long year)
    {
        var fourth = Day(year, 1, 4);
        return fourth - DayOfWeek(fourth) + 1;
    }

    public static (long WeekYear, int Week) WeekOf(long day)
    {
        var year = Civil(day - DayOfWeek(day) + 4).Year;
        return (year, (int)((day - WeekYearStart(year)) / 7) + 1);
    }

    public static long QuarterStart(long year, int quarter) => Day(year, (quarter * 3) - 2, 1);

    public static long AddMonths(long day, long months)
    {
        var (year, month, dayOfMonth) = Civil(day);
        var all = checked((year * 12) + month - 1 + months);
        var newYear = (long)Math.Floor(all / 12.0m);
        var newMonth = (int)(all - (newYear * 12)) + 1;
        return Day(newYear, newMonth, Math.Min(dayOfMonth, DaysInMonth(newYear, newMonth)));
    }
}
