using System.Globalization;
using System.Numerics;

namespace Cairn.Hcl.Values;

/// <summary>
/// A number as Terraform has it: a binary floating-point number of 512 bits, rounded to nearest, ties to even.
/// Results of functions have 64 or 53 bits there, which shows in quotients, so the precision goes with the number.
/// </summary>
public readonly struct BigFloat : IComparable<BigFloat>, IEquatable<BigFloat>
{
    public const int FullPrecision = 512;

    /// <summary>Exponents beyond this are refused rather than computed with.</summary>
    private const int MaxExponent = 40_000;

    private readonly int _precision;

    private BigFloat(BigInteger mantissa, int exponent, int precision)
    {
        Mantissa = mantissa;
        Exponent = exponent;
        _precision = precision;
    }

    public static BigFloat Zero => new(0, 0, FullPrecision);

    /// <summary>The value is <c>Mantissa × 2^Exponent</c>.</summary>
    public BigInteger Mantissa { get; }

    public int Exponent { get; }

    public int Precision => _precision == 0 ? FullPrecision : _precision;

    public int Sign => Mantissa.Sign;

    public bool IsInteger => Exponent >= 0 || Mantissa.IsZero;

    public static BigFloat Of(long value) => Round(value, 0, 64);

    public static BigFloat Of(BigInteger value) => Round(value, 0, Math.Max(64, (int)BigInteger.Abs(value).GetBitLength()));

    public static BigFloat Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFFL) | (exponent == 0 ? 0 : 1L << 52);
        return Round(bits < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075, 53);
    }

    /// <summary>Reads a decimal number with optional sign, fraction and exponent.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out BigFloat number)
    {
        number = Zero;
        var mark = text.IndexOfAny('e', 'E');
        var power = 0;
        if (mark >= 0 && !int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power))
            return false;
        var digits = mark >= 0 ? text[..mark] : text;
        var point = digits.IndexOf('.');
        var fraction = point >= 0 ? digits[(point + 1)..] : [];
        var whole = point >= 0 ? digits[..point] : digits;
        if (whole.TrimStart("+-").IsEmpty && fraction.IsEmpty)
            return false;
        if (!HasDigitsOnly(whole) || fraction.ContainsAnyExceptInRange('0', '9') || text.Length > 20_000 || Math.Abs((long)power) > 12_000)
            return false;
        var all = BigInteger.Parse($"0{whole.TrimStart("+-")}{fraction}", NumberStyles.None, CultureInfo.InvariantCulture);
        number = Scale(whole is ['-', ..] ? -all : all, power - fraction.Length);
        return true;
    }

    public static BigFloat operator +(BigFloat left, BigFloat right) => Sum(left, right.Mantissa, right.Exponent, right);

    public static BigFloat operator -(BigFloat left, BigFloat right) => Sum(left, -right.Mantissa, right.Exponent, right);

    public static BigFloat operator -(BigFloat value) => new(-value.Mantissa, value.Exponent, value.Precision);

    public static BigFloat operator *(BigFloat left, BigFloat right)
    {
        // As cty does: at least the precision that the exact product needs, up to the full one.
        var exact = Round(left.Mantissa * right.Mantissa, left.Exponent + right.Exponent, FullPrecision);
        var needed = (int)BigInteger.Abs(exact.Mantissa).GetBitLength();
        return new(exact.Mantissa, exact.Exponent, Math.Max(Math.Max(left.Precision, right.Precision), needed));
    }

    public static BigFloat operator /(BigFloat left, BigFloat right)
    {
        var precision = Math.Max(left.Precision, right.Precision);
        var shift = Math.Max(0, precision + 3 + (int)BigInteger.Abs(right.Mantissa).GetBitLength() - (int)BigInteger.Abs(left.Mantissa).GetBitLength());
        var quotient = BigInteger.DivRem(BigInteger.Abs(left.Mantissa) << shift, BigInteger.Abs(right.Mantissa), out var rest);
        // One sticky bit below tells the rounding that something was left.
        quotient = (quotient << 1) | (rest.IsZero ? 0 : 1);
        return Round(left.Sign * right.Sign < 0 ? -quotient : quotient, left.Exponent - right.Exponent - shift - 1, precision);
    }

    public static BigFloat operator %(BigFloat left, BigFloat right)
    {
        var times = (left / right).Truncate();
        return left - new BigFloat(times, 0, left.Precision).Normal() * right;
    }

    public static bool operator ==(BigFloat left, BigFloat right) => left.CompareTo(right) == 0;

    public static bool operator !=(BigFloat left, BigFloat right) => left.CompareTo(right) != 0;

    public static bool operator <(BigFloat left, BigFloat right) => left.CompareTo(right) < 0;

    public static bool operator >(BigFloat left, BigFloat right) => left.CompareTo(right) > 0;

    public static bool operator <=(BigFloat left, BigFloat right) => left.CompareTo(right) <= 0;

    public static bool operator >=(BigFloat left, BigFloat right) => left.CompareTo(right) >= 0;

    /// <summary>Towards zero.</summary>
    public BigInteger Truncate()
    {
        var size = Exponent >= 0 ? BigInteger.Abs(Mantissa) << Exponent : BigInteger.Abs(Mantissa) >> -Exponent;
        return Sign < 0 ? -size : size;
    }

    public BigFloat Floor() => IsInteger ? this : Of(Sign < 0 ? Truncate() - 1 : Truncate());

    public BigFloat Ceiling() => -(-this).Floor();

    public BigFloat Abs() => Sign < 0 ? -this : this;

    public double ToDouble() => double.Parse(ToString(), CultureInfo.InvariantCulture);

    /// <summary>The whole number, if it is one that fits.</summary>
    public long? ToInt64() => IsInteger && Truncate() is var value && value >= long.MinValue && value <= long.MaxValue ? (long)value : null;

    public int CompareTo(BigFloat other)
    {
        if (Sign != other.Sign)
            return Sign.CompareTo(other.Sign);
        var low = Math.Min(Exponent, other.Exponent);
        return (Mantissa << (Exponent - low)).CompareTo(other.Mantissa << (other.Exponent - low));
    }

    public bool Equals(BigFloat other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is BigFloat other && Equals(other);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The shortest decimal that reads back as this number, without exponent.</summary>
    public override string ToString() => BigFloatText.Plain(this);

    private static BigFloat Scale(BigInteger digits, int power) => power >= 0
        ? Round(digits * BigInteger.Pow(10, power), 0, FullPrecision)
        : new BigFloat(digits, 0, FullPrecision) / new BigFloat(BigInteger.Pow(10, -power), 0, FullPrecision);

    private static BigFloat Sum(BigFloat left, BigInteger mantissa, int exponent, BigFloat right)
    {
        var low = Math.Min(left.Exponent, exponent);
        return Round((left.Mantissa << (left.Exponent - low)) + (mantissa << (exponent - low)), low, Math.Max(left.Precision, right.Precision));
    }

    private static bool HasDigitsOnly(ReadOnlySpan<char> whole)
    {
        if (whole is ['+' or '-', ..])
            whole = whole[1..];
        return !whole.ContainsAnyExceptInRange('0', '9');
    }

    private BigFloat Normal() => Round(Mantissa, Exponent, Precision);

    private static BigFloat Round(BigInteger mantissa, int exponent, int precision)
    {
        if (mantissa.IsZero)
            return new(0, 0, precision);
        var size = BigInteger.Abs(mantissa);
        var extra = (int)size.GetBitLength() - precision;
        if (extra > 0)
        {
            var half = BigInteger.One << (extra - 1);
            var rest = size & ((BigInteger.One << extra) - 1);
            size >>= extra;
            if (rest > half || (rest == half && !size.IsEven))
                size += 1;
            exponent += extra;
        }

        var zeros = (int)BigInteger.TrailingZeroCount(size);
        size >>= zeros;
        exponent += zeros;
        if (Math.Abs(exponent) > MaxExponent)
            throw new OverflowException("the number is too large");
        return new(mantissa.Sign < 0 ? -size : size, exponent, precision);
    }
}
