using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Functions of maps and objects.</summary>
internal static class Maps
{
    public static IEnumerable<Function> All { get; } =
    [
        new("keys", [new(HclType.Dynamic)], a => Keys(a[0])),
        new("lookup", [new(HclType.Dynamic), Parameter.Text], Parameter.AnyOpen, (a, _) => Lookup(a)),
        new("merge", [], Parameter.AnyOpen, (a, _) => Merge(a)),
        new("transpose", [new(new HclType.MapOf(new HclType.ListOf(HclType.String)))], a => Transpose(a[0])) { NeedsWhole = true },
        new("values", [Parameter.Any], a => Values(a[0])),
        new("zipmap", [Parameter.Texts, Parameter.Any], a => Zip(a[0].Items(), a[1])),
    ];

    private static MappingValue Mapping(HclValue value, string function) =>
        value as MappingValue ?? throw new EvaluationException($"`{function}` takes a map or an object, not {value.Type.Words}");

    private static HclValue Keys(HclValue value)
    {
        var mapping = Mapping(value, "keys");
        return mapping.IsObject ? HclValue.Tuple([.. mapping.Items.Keys.Select(HclValue.Of)]) : Arguments.Texts(mapping.Items.Keys);
    }

    private static HclValue Values(HclValue value)
    {
        var mapping = Mapping(value, "values");
        return mapping.IsObject ? HclValue.Tuple([.. mapping.Items.Values]) : HclValue.List([.. mapping.Items.Values], mapping.Element!);
    }

    private static HclValue Lookup(HclValue[] arguments)
    {
        if (arguments.Length > 3)
            throw new EvaluationException("`lookup` takes a map, a key and a default");
        var mapping = Mapping(arguments[0], "lookup");
        if (mapping.Items.TryGetValue(arguments[1].Text(), out var found))
            return found;
        if (arguments.Length < 3)
            throw new EvaluationException($"the map has no key `{arguments[1].Text()}`", "give a default as the third argument");
        return mapping.IsObject ? arguments[2] : Conversion.To(arguments[2], mapping.Element!);
    }

    private static HclValue Merge(HclValue[] maps)
    {
        if (maps.Length == 0)
            return HclValue.EmptyObject;
        if (maps.Any(map => map is UnknownValue))
            return HclValue.Unknown(HclType.Dynamic);
        if (maps.FirstOrDefault(map => map is not (MappingValue or NullValue)) is { } other)
            throw new EvaluationException($"`merge` takes maps and objects, not {other.Type.Words}");
        var mappings = maps.OfType<MappingValue>().ToList();
        if (mappings.Count == 0)
            return HclValue.EmptyObject;
        var items = mappings.SelectMany(mapping => mapping.Items);
        return mappings.TrueForAll(mapping => !mapping.IsObject && mapping.Element == mappings[0].Element)
            ? HclValue.Map(items, mappings[0].Element!)
            : HclValue.Object(items);
    }

    private static HclValue Transpose(HclValue map)
    {
        var turned = new SortedDictionary<string, List<string>>(TextOrder.Instance);
        foreach (var (key, values) in map.Fields())
        {
            foreach (var value in values is NullValue ? throw new EvaluationException("`transpose` of a null value") : values.Items())
            {
                if (value is not StringValue { Value: var name })
                    throw new EvaluationException("`transpose` of a null value");
                if (!turned.TryGetValue(name, out var keys))
                    turned[name] = keys = [];
                keys.Add(key);
            }
        }

        return HclValue.Map(turned.Select(item => KeyValuePair.Create(item.Key, Arguments.Texts(item.Value.Order(TextOrder.Instance)))), new HclType.ListOf(HclType.String));
    }

    private static HclValue Zip(IReadOnlyList<HclValue> keys, HclValue values)
    {
        if (values is not SequenceValue { Kind: not SequenceKind.Set } sequence)
            throw new EvaluationException("`zipmap` takes a list of keys and a list of values");
        if (keys.Count != sequence.Items.Count)
            throw new EvaluationException($"there are {keys.Count} keys and {sequence.Items.Count} values");
        if (keys.Any(key => key is UnknownValue))
            return HclValue.Unknown(HclType.Dynamic);
        if (keys.Any(key => key is NullValue))
            throw new EvaluationException("a key is null");
        var items = keys.Zip(sequence.Items, (key, value) => KeyValuePair.Create(key.Text(), value));
        return sequence.Kind == SequenceKind.Tuple ? HclValue.Object(items) : HclValue.Map(items, sequence.Element!);
    }
}
