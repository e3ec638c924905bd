namespace Cairn.Graph.Comparison;

/// <summary>Exact comparison of integers with floats.</summary>
internal static class Numbers
{
    private const double TwoTo63 = 9223372036854775808.0;

    public static bool AreEqual(Value left, Value right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            return left.Bits == right.Bits;
        }

        return left.IsFloat && right.IsFloat ? left.AsFloat() == right.AsFloat() : Compare(left, right) == 0;
    }

    /// <summary>Order of two numbers, NaN behind all others.</summary>
    public static int Compare(Value left, Value right) => (left.IsInteger, right.IsInteger) switch
    {
        (true, true) => left.Bits.CompareTo(right.Bits),
        (true, false) => Mixed(left.Bits, right.AsFloat()),
        (false, true) => -Mixed(right.Bits, left.AsFloat()),
        _ => Floats(left.AsFloat(), right.AsFloat()),
    };

    private static int Floats(double left, double right)
    {
        if (double.IsNaN(left) || double.IsNaN(right))
        {
            return double.IsNaN(left).CompareTo(double.IsNaN(right));
        }

        return left.CompareTo(right);
    }

    // A float outside the range of integers decides by its sign; inside, its whole part is compared exactly and then its fraction.
    private static int Mixed(long left, double right)
    {
        if (double.IsNaN(right) || right >= TwoTo63)
        {
            return -1;
        }

        if (right < -TwoTo63)
        {
            return 1;
        }

        var whole = Math.Truncate(right);
        var order = left.CompareTo((long)whole);
        return order != 0 ? order : 0.0.CompareTo(right - whole);
    }
}
