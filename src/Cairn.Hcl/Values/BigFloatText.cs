using System.Globalization;
using System.Numerics;
using System.Text;

namespace Cairn.Hcl.Values;

/// <summary>Writes numbers as Go's <c>big.Float.Text</c> does.</summary>
internal static class BigFloatText
{
    /// <summary>Without exponent (<c>'f', -1</c>).</summary>
    public static string Plain(BigFloat number)
    {
        var (digits, point) = Shortest(number);
        return Sign(number) + Fixed(digits, point);
    }

    /// <summary>With exponent where it is shorter (<c>'g', -1</c>).</summary>
    public static string General(BigFloat number, char mark = 'e')
    {
        var (digits, point) = Shortest(number);
        // The shortest form counts as six digits when the choice is made.
        return point - 1 is < -4 or >= 6 ? Sign(number) + Scientific(digits, point, mark) : Sign(number) + Fixed(digits, point);
    }

    /// <summary>With an exponent of at least two digits, after so many decimals (<c>%e</c>).</summary>
    public static string Exponential(BigFloat number, int decimals, char mark)
    {
        var (digits, point) = Exact(number, decimals + 1, fromPoint: false);
        return Sign(number) + Scientific(digits.PadRight(decimals + 1, '0'), point, mark);
    }

    /// <summary>With so many decimals (<c>%f</c>).</summary>
    public static string Decimals(BigFloat number, int decimals)
    {
        var (digits, point) = Exact(number, decimals, fromPoint: true);
        var text = Fixed(digits, point);
        if (decimals == 0)
            return Sign(number) + text;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return Sign(number) + (dot < 0 ? text + "." + new string('0', decimals) : text.PadRight(dot + 1 + decimals, '0'));
    }

    /// <summary>With so many significant digits (<c>%g</c> with a precision).</summary>
    public static string Significant(BigFloat number, int count, char mark)
    {
        count = Math.Max(count, 1);
        var (digits, point) = Exact(number, count, fromPoint: false);
        digits = digits.TrimEnd('0') is { Length: > 0 } kept ? kept : "0";
        var limit = count > digits.Length && digits.Length >= point ? digits.Length : count;
        return point - 1 < -4 || point - 1 >= limit ? Sign(number) + Scientific(digits, point, mark) : Sign(number) + Fixed(digits, point);
    }

    private static string Sign(BigFloat number) => number.Sign < 0 ? "-" : "";

    private static string Fixed(string digits, int point)
    {
        if (point <= 0)
            return digits is "0" ? "0" : "0." + new string('0', -point) + digits;
        return digits.Length <= point ? digits.PadRight(point, '0') : $"{digits[..point]}.{digits[point..]}";
    }

    private static string Scientific(string digits, int point, char mark)
    {
        var exponent = digits.Trim('0').Length == 0 ? 0 : point - 1;
        var text = new StringBuilder().Append(digits[0]);
        if (digits.Length > 1)
            text.Append('.').Append(digits, 1, digits.Length - 1);
        return text.Append(mark).Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
    }

    /// <summary>Digits and the place of the decimal point, rounded half to even after so many digits or decimals.</summary>
    private static (string Digits, int Point) Exact(BigFloat number, int count, bool fromPoint)
    {
        if (number.Sign == 0)
            return ("0", 1);
        var size = BigInteger.Abs(number.Mantissa);
        // value = size × 2^e; scaled by 10^k it becomes a whole number of decimal digits.
        var estimate = (int)Math.Floor((size.GetBitLength() - 1 + number.Exponent) * Math.Log10(2)) + 1;
        var decimals = fromPoint ? count : count - estimate;
        for (var i = 0; ; i++)
        {
            var text = Scaled(size, number.Exponent, decimals).ToString(CultureInfo.InvariantCulture);
            var point = text.Length - decimals;
            if (!fromPoint && text.Length != count && i < 3)
            {
                decimals += count - text.Length;
                continue;
            }

            return text.Trim('0').Length == 0 ? ("0", 1) : point > 0 || text != "0" ? (text, point) : ("0", 1);
        }
    }

    private static BigInteger Scaled(BigInteger size, int exponent, int decimals)
    {
        var numerator = size;
        var denominator = BigInteger.One;
        if (decimals >= 0)
            numerator *= BigInteger.Pow(10, decimals);
        else
            denominator *= BigInteger.Pow(10, -decimals);
        if (exponent >= 0)
            numerator <<= exponent;
        else
            denominator <<= -exponent;
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var twice = rest * 2;
        return twice > denominator || (twice == denominator && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    /// <summary>The shortest digits between the halves to the neighbouring numbers of the same precision (Steele and White).</summary>
    private static (string Digits, int Point) Shortest(BigFloat number)
    {
        if (number.Sign == 0)
            return ("0", 1);
        var size = BigInteger.Abs(number.Mantissa);
        var bits = (int)size.GetBitLength();
        var pad = Math.Max(0, number.Precision - bits);
        var mantissa = size << pad;
        var exponent = number.Exponent - pad;
        var isPowerOfTwo = size.IsPowerOfTwo;
        // All in quarters, so that both halves are whole.
        var (value, down, up, scale) = (mantissa * 4, isPowerOfTwo ? BigInteger.One : 2, (BigInteger)2, (BigInteger)4);
        if (exponent >= 0)
            (value, down, up) = (value << exponent, down << exponent, up << exponent);
        else
            scale <<= -exponent;
        var point = (int)Math.Ceiling(((bits + number.Exponent - 1) * Math.Log10(2)) - 1e-10);
        if (point >= 0)
            scale *= BigInteger.Pow(10, point);
        else
            (value, down, up) = (value * BigInteger.Pow(10, -point), down * BigInteger.Pow(10, -point), up * BigInteger.Pow(10, -point));
        return Generate(value, down, up, scale, point, isInclusive: mantissa.IsEven);
    }

    private static (string Digits, int Point) Generate(BigInteger value, BigInteger down, BigInteger up, BigInteger scale, int point, bool isInclusive)
    {
        if (Reaches(value + up, scale, isInclusive))
            point++;
        else
            (value, down, up) = (value * 10, down * 10, up * 10);
        var digits = new StringBuilder();
        while (true)
        {
            var digit = (int)BigInteger.DivRem(value, scale, out value);
            var low = isInclusive ? value <= down : value < down;
            var high = Reaches(value + up, scale, isInclusive);
            if (!low && !high)
            {
                digits.Append((char)('0' + digit));
                (value, down, up) = (value * 10, down * 10, up * 10);
                continue;
            }

            var roundsUp = high && (!low || value * 2 >= scale);
            digits.Append((char)('0' + digit + (roundsUp ? 1 : 0)));
            return (digits.ToString().TrimEnd('0'), point);
        }
    }

    private static bool Reaches(BigInteger sum, BigInteger scale, bool isInclusive) => isInclusive ? sum >= scale : sum > scale;
}
