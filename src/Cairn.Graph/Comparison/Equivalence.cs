namespace Cairn.Graph.Comparison;

/// <summary>Sameness for DISTINCT and grouping: null is the same as null, NaN as NaN, 1 as 1.0.</summary>
internal sealed class Equivalence : IEqualityComparer<Value>, IEqualityComparer<Value[]>
{
    public static readonly Equivalence Instance = new();

    public bool Equals(Value x, Value y)
    {
        if (x.Equals(y))
        {
            return true;
        }

        return ((x.IsNumber && y.IsNumber) || (x.IsList && y.IsList) || (x.IsMap && y.IsMap)) && Ordering.Total(x, y) == 0;
    }

    public int GetHashCode(Value obj)
    {
        if (obj.IsInteger)
        {
            return ((double)obj.Bits).GetHashCode();
        }

        if (obj.IsNode || obj.IsRelationship)
        {
            return (int)obj.Bits * -1640531527;
        }

        if (obj.IsList)
        {
            return HashOf(obj.Items);
        }

        return obj.IsMap ? HashOf(obj.Entries.ValueSpan) : obj.GetHashCode();
    }

    public bool Equals(Value[]? x, Value[]? y)
    {
        for (var i = 0; i < x!.Length; i++) // rows of one table are never null and of one width
        {
            if (!Equals(x[i], y![i]))
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode(Value[] obj) => HashOf(obj);

    private int HashOf(ReadOnlySpan<Value> items)
    {
        var hash = new HashCode();
        foreach (var item in items)
        {
            hash.Add(GetHashCode(item));
        }

        return hash.ToHashCode();
    }
}
