namespace Cairn.Graph.Comparison;

/// <summary>The operator <c>=</c> with its three-valued logic.</summary>
internal static class Equality
{
    public static Truth Test(Value left, Value right)
    {
        if (left.IsNull || right.IsNull)
        {
            return Truth.Unknown;
        }

        if (left.IsNumber && right.IsNumber)
        {
            return Truths.Of(Numbers.AreEqual(left, right));
        }

        if (left.Payload is string a && right.Payload is string b)
        {
            return Truths.Of(a == b);
        }

        if (left.IsList && right.IsList)
        {
            return Lists(left.Items, right.Items);
        }

        return left.IsMap && right.IsMap ? Maps(left.Entries, right.Entries) : Truths.Of(left.Equals(right));
    }

    private static Truth Lists(ReadOnlySpan<Value> left, ReadOnlySpan<Value> right)
    {
        if (left.Length != right.Length)
        {
            return Truth.False;
        }

        var result = Truth.True;
        for (var i = 0; i < left.Length; i++)
        {
            var same = Test(left[i], right[i]);
            if (same == Truth.False)
            {
                return Truth.False;
            }

            result = same == Truth.Unknown ? Truth.Unknown : result;
        }

        return result;
    }

    private static Truth Maps(MapValue left, MapValue right) =>
        left.NameSpan.SequenceEqual(right.NameSpan) ? Lists(left.ValueSpan, right.ValueSpan) : Truth.False;
}
