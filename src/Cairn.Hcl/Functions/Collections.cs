using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Questions to collections of any kind.</summary>
internal static class Collections
{
    private static readonly Parameter Flags = new(new HclType.ListOf(HclType.Bool), TakesUnknown: false);

    public static IEnumerable<Function> All { get; } =
    [
        new("alltrue", [Flags], a => Every(a[0], true)) { Returns = HclType.Bool },
        new("anytrue", [Flags], a => Every(a[0], false)) { Returns = HclType.Bool },
        new("coalesce", [], Parameter.AnyOpen, (a, _) => Coalesce(a)),
        new("coalescelist", [], Parameter.AnyOpen, (a, _) => CoalesceList(a)),
        new("contains", [Parameter.Any, Parameter.Any], a => Contains(a[0], a[1])) { Returns = HclType.Bool },
        new("element", [Parameter.Any, Parameter.Number], a => Element(a[0], a[1])),
        new("index", [Parameter.Any, Parameter.Any], a => Index(a[0], a[1])) { Returns = HclType.Number },
        new("length", [Parameter.Any], a => Length(a[0])) { Returns = HclType.Number },
        new("one", [new(HclType.Dynamic, TakesNull: false)], a => One(a[0])),
    ];

    private static HclValue Every(HclValue list, bool wanted)
    {
        var isOpen = false;
        foreach (var item in list.Items())
        {
            if (item is NullValue && wanted)
                return HclValue.False;
            if (item is BoolValue flag && flag.Value != wanted)
                return HclValue.Of(!wanted);
            isOpen |= item is UnknownValue;
        }

        return isOpen ? HclValue.Unknown(HclType.Bool) : HclValue.Of(wanted);
    }

    private static HclValue Coalesce(HclValue[] values)
    {
        if (values.Length == 0)
            throw new EvaluationException("`coalesce` needs at least one argument");
        var type = Unification.Of([.. values.Where(value => !(value is NullValue && value.Type.IsDynamic)).Select(value => value.Type)])
            ?? throw new EvaluationException("all arguments of `coalesce` must have the same type");
        foreach (var value in values)
        {
            if (value is UnknownValue)
                return value.IsReference() ? value : HclValue.Unknown(type);
            if (value is NullValue)
                continue;
            var converted = Conversion.To(value, type);
            if (converted is not StringValue { Value: "" })
                return converted;
        }

        throw new EvaluationException("all arguments of `coalesce` are null or empty");
    }

    private static HclValue CoalesceList(HclValue[] values)
    {
        if (values.Length == 0)
            throw new EvaluationException("`coalescelist` needs at least one argument");
        if (values.Any(value => value is SequenceValue { Kind: SequenceKind.Set }))
            throw new EvaluationException("`coalescelist` takes lists and tuples, not sets");
        foreach (var value in values)
        {
            if (value is UnknownValue)
                return HclValue.Unknown(HclType.Dynamic);
            if (value is NullValue)
                continue;
            if (value is not SequenceValue sequence)
                throw new EvaluationException("`coalescelist` takes lists and tuples");
            if (sequence.Items.Count > 0)
                return value;
        }

        throw new EvaluationException("all lists are empty");
    }

    private static HclValue Contains(HclValue list, HclValue wanted)
    {
        if (list is not SequenceValue sequence)
            throw new EvaluationException("`contains` takes a list, a set or a tuple");
        var isOpen = false;
        foreach (var item in sequence.Items)
        {
            switch (ValueOrder.AreEqual(item, wanted))
            {
                case true:
                    return HclValue.True;
                case null:
                    isOpen = true;
                    break;
            }
        }

        return isOpen ? HclValue.Unknown(HclType.Bool) : HclValue.False;
    }

    private static HclValue Element(HclValue list, HclValue index)
    {
        if (list is not SequenceValue { Kind: not SequenceKind.Set } sequence)
            throw new EvaluationException("`element` takes a list or a tuple", list is SequenceValue ? "a set has no order" : null);
        var place = index.Whole("the index");
        if (sequence.Items.Count == 0)
            throw new EvaluationException("`element` of an empty list");
        var count = sequence.Items.Count;
        return sequence.Items[((place % count) + count) % count];
    }

    private static HclValue Index(HclValue list, HclValue wanted)
    {
        if (list is not SequenceValue { Kind: not SequenceKind.Set } sequence)
            throw new EvaluationException("`index` takes a list or a tuple");
        if (sequence.Items.Count == 0)
            throw new EvaluationException("`index` of an empty list");
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            var equal = ValueOrder.AreEqual(sequence.Items[i], wanted);
            if (equal is null)
                return HclValue.Unknown(HclType.Number);
            if (equal == true)
                return HclValue.Of(i);
        }

        throw new EvaluationException("the list does not hold this value");
    }

    private static HclValue Length(HclValue value) => value switch
    {
        StringValue text => HclValue.Of(Strings.Characters(text.Value).Count),
        SequenceValue { Kind: SequenceKind.Set } set when !set.IsWhollyKnown && set.Items.Count > 1 && !set.Items.All(item => item.IsKnown || item.IsReference()) => HclValue.Unknown(HclType.Number),
        SequenceValue sequence => HclValue.Of(sequence.Items.Count),
        MappingValue mapping => HclValue.Of(mapping.Items.Count),
        _ => throw new EvaluationException($"a {value.Type.Words} has no length"),
    };

    private static HclValue One(HclValue list)
    {
        if (list is not SequenceValue sequence)
            throw new EvaluationException("`one` takes a list, a set or a tuple");
        return sequence.Items.Count switch
        {
            0 => new NullValue(sequence.Element ?? HclType.Dynamic),
            1 => sequence.Items[0],
            _ => throw new EvaluationException($"`one` takes at most one element, not {sequence.Items.Count}"),
        };
    }
}
