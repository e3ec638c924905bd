namespace Cairn.Hcl.Functions;

/// <summary>Powers as Go computes them, whose last digits differ from those of the C library.</summary>
internal static class GoMath
{
    private const int MaxExponent = 1 << 12;

    public static double Pow(double x, double y)
    {
        if (IsSpecial(x, y))
            return Math.Pow(x, y);
        if (Math.Abs(y) == 0.5)
            return y > 0 ? Math.Sqrt(x) : 1 / Math.Sqrt(x);
        var whole = Math.Truncate(Math.Abs(y));
        var part = Math.Abs(y) - whole;
        if (part != 0 && x < 0)
            return double.NaN;
        var (result, exponent) = (1.0, 0);
        if (part > 0.5)
            (part, whole) = (part - 1, whole + 1);
        if (part != 0)
            result = Math.Exp(part * Math.Log(x));
        (result, exponent) = Multiply(x, (long)whole, result);
        return y < 0 ? Math.ScaleB(1 / result, -exponent) : Math.ScaleB(result, exponent);
    }

    private static bool IsSpecial(double x, double y) =>
        y is 0 or 1 || x is 0 or 1 || !double.IsFinite(x) || !double.IsFinite(y) || Math.Abs(y) >= long.MaxValue;

    private static (double Result, int Exponent) Multiply(double x, long times, double result)
    {
        var exponent = 0;
        var (factor, scale) = Split(x);
        for (var i = times; i != 0; i >>= 1)
        {
            if (Math.Abs(scale) > MaxExponent)
            {
                exponent += scale;
                break;
            }

            if ((i & 1) == 1)
                (result, exponent) = (result * factor, exponent + scale);
            (factor, scale) = (factor * factor, scale << 1);
            if (factor < 0.5)
                (factor, scale) = (factor + factor, scale - 1);
        }

        return (result, exponent);
    }

    private static (double Fraction, int Exponent) Split(double x)
    {
        var exponent = Math.ILogB(x) + 1;
        return (Math.ScaleB(x, -exponent), exponent);
    }
}
