namespace Cairn.Graph.Comparison;

/// <summary>Comparison of values: the operators <c>&lt;</c>, <c>&gt;</c>, … and the total order of ORDER BY, min and max.</summary>
internal static class Ordering
{
    /// <summary>The sign of a comparison, or null where the two cannot be compared.</summary>
    public static int? Compare(Value left, Value right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return IsNaN(left) || IsNaN(right) ? null : Numbers.Compare(left, right);
        }

        var kind = left.Type;
        if (kind != right.Type || left.IsNull)
        {
            return null;
        }

        return kind switch
        {
            ValueKind.String => string.CompareOrdinal(left.AsString(), right.AsString()),
            ValueKind.Boolean => left.Bits.CompareTo(right.Bits),
            ValueKind.List => Lists(left.Items, right.Items),
            >= ValueKind.Date and <= ValueKind.DateTime => ((IComparable)left.Payload!).CompareTo(right.Payload), // temporal payloads compare within their kind
            _ => null,
        };
    }

    public static bool IsNaN(Value value) => value.IsFloat && double.IsNaN(value.AsFloat());

    /// <summary>The total order in which every value has its place and null comes last.</summary>
    public static int Total(Value left, Value right)
    {
        var byKind = Rank(left).CompareTo(Rank(right));
        return byKind != 0 ? byKind : left.Type switch
        {
            ValueKind.Integer or ValueKind.Float => Numbers.Compare(left, right),
            ValueKind.List => TotalLists(left.Items, right.Items),
            ValueKind.Map => Maps(left.Entries, right.Entries),
            ValueKind.Node or ValueKind.Relationship => left.Bits.CompareTo(right.Bits),
            ValueKind.Path => ((PathValue)left.Payload!).CompareTo((PathValue)right.Payload!), // kind was checked by rank
            ValueKind.Duration => ((IComparable)left.Payload!).CompareTo(right.Payload),
            ValueKind.Null => 0,
            _ => Compare(left, right) ?? 0,
        };
    }

    private static int Rank(Value value) => value.Type switch
    {
        ValueKind.Map => 0,
        ValueKind.Node => 1,
        ValueKind.Relationship => 2,
        ValueKind.List => 3,
        ValueKind.Path => 4,
        ValueKind.DateTime => 5,
        ValueKind.LocalDateTime => 6,
        ValueKind.Date => 7,
        ValueKind.Time => 8,
        ValueKind.LocalTime => 9,
        ValueKind.Duration => 10,
        ValueKind.String => 11,
        ValueKind.Boolean => 12,
        ValueKind.Integer or ValueKind.Float => 13,
        _ => 14,
    };

    private static int? Lists(ReadOnlySpan<Value> left, ReadOnlySpan<Value> right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (Equality.Test(left[i], right[i]) != Truth.True)
            {
                return Compare(left[i], right[i]);
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int TotalLists(ReadOnlySpan<Value> left, ReadOnlySpan<Value> right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = Total(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int Maps(MapValue left, MapValue right)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            var order = string.CompareOrdinal(left.NameSpan[i], right.NameSpan[i]);
            if (order != 0)
            {
                return order;
            }
        }

        var bySize = left.Count.CompareTo(right.Count);
        return bySize != 0 ? bySize : TotalLists(left.ValueSpan, right.ValueSpan);
    }
}
