namespace Cairn.Hcl.Values;

/// <summary>Equality of values, and the order in which a set holds them.</summary>
public static class ValueOrder
{
    /// <summary>Equal in type and content; null when an unknown value leaves it open.</summary>
    public static bool? AreEqual(HclValue left, HclValue right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left is NullValue || right is NullValue)
            return left is NullValue && right is NullValue ? true : left is UnknownValue || right is UnknownValue ? null : false;
        if (left is UnknownValue || right is UnknownValue)
            return null;
        return (left, right) switch
        {
            (StringValue a, StringValue b) => a.Value == b.Value,
            (NumberValue a, NumberValue b) => a.Value == b.Value,
            (BoolValue a, BoolValue b) => a.Value == b.Value,
            (SequenceValue a, SequenceValue b) => a.Kind == b.Kind && a.Items.Count == b.Items.Count ? All(a.Items, b.Items) : false,
            (MappingValue a, MappingValue b) => Mappings(a, b),
            _ => false,
        };
    }

    /// <summary>The same down to unknown parts, which are the same when they stand for the same.</summary>
    public static bool AreSame(HclValue left, HclValue right) => AreEqual(left, right) ?? IsSameUnknown(left, right);

    internal static IReadOnlyList<HclValue> Distinct(IEnumerable<HclValue> items)
    {
        var kept = new List<HclValue>();
        var scalars = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var key = item is StringValue or NumberValue or BoolValue ? Key(item) : item is MappingValue or SequenceValue && item.IsWhollyKnown ? Key(item) : null;
            if (key is not null ? scalars.Add(key) : !kept.Exists(other => other.IsKnown == item.IsKnown && AreSame(other, item)))
                kept.Add(item);
        }

        return [.. kept.OrderBy(item => item is UnknownValue or NullValue).ThenBy(item => item, Comparer<HclValue>.Create(Compare))];
    }

    private static string Key(HclValue value) => value switch
    {
        StringValue text => "s" + text.Value.Length + ":" + text.Value,
        NumberValue number => "n" + number.Value + ";",
        BoolValue flag => flag.Value ? "t" : "f",
        SequenceValue sequence => "[" + sequence.Kind + string.Concat(sequence.Items.Select(Key)) + "]",
        MappingValue mapping => (mapping.IsObject ? "{" : "m{") + string.Concat(mapping.Items.Select(item => item.Key.Length + ":" + item.Key + Key(item.Value))) + "}",
        _ => "0",
    };

    private static int Compare(HclValue left, HclValue right) => (left, right) switch
    {
        (StringValue a, StringValue b) => TextOrder.Instance.Compare(a.Value, b.Value),
        (NumberValue a, NumberValue b) => a.Value.CompareTo(b.Value),
        (BoolValue a, BoolValue b) => a.Value.CompareTo(b.Value),
        (SequenceValue a, SequenceValue b) => a.Items.Zip(b.Items, Compare).FirstOrDefault(order => order != 0, a.Items.Count.CompareTo(b.Items.Count)),
        _ => 0,
    };

    private static bool? All(IReadOnlyList<HclValue> left, IReadOnlyList<HclValue> right)
    {
        bool? all = true;
        for (var i = 0; i < left.Count; i++)
        {
            var one = AreEqual(left[i], right[i]);
            if (one == false)
                return false;
            all = one is null ? null : all;
        }

        return all;
    }

    private static bool? Mappings(MappingValue left, MappingValue right)
    {
        if (left.IsObject != right.IsObject || left.Items.Count != right.Items.Count || !left.Items.Keys.All(right.Items.ContainsKey))
            return false;
        return All([.. left.Items.Values], [.. left.Items.Keys.Select(key => right.Items[key])]);
    }

    private static bool IsSameUnknown(HclValue left, HclValue right) => (left, right) switch
    {
        (UnknownValue { Symbol: { } a }, UnknownValue { Symbol: { } b }) => a.Parts.SequenceEqual(b.Parts),
        (SequenceValue a, SequenceValue b) when a.Items.Count == b.Items.Count => a.Items.Zip(b.Items).All(pair => AreSame(pair.First, pair.Second)),
        (MappingValue a, MappingValue b) when a.Items.Count == b.Items.Count => a.Items.All(item => b.Items.TryGetValue(item.Key, out var other) && AreSame(item.Value, other)),
        _ => false,
    };
}
