using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Functions that make lists of lists.</summary>
internal static class Lists
{
    private const int MaxRange = 1024;

    public static IEnumerable<Function> All { get; } =
    [
        new("chunklist", [Parameter.List, Parameter.Number], a => Chunk((SequenceValue)a[0], a[1].Whole("the size"))),
        new("compact", [Parameter.Texts], a => Compact(a[0])),
        new("concat", [], new(HclType.Dynamic, TakesUnknown: true), (a, site) => Concat(a, site.Evaluator.Budget)),
        new("distinct", [Parameter.List], a => Distinct((SequenceValue)a[0])),
        new("flatten", [new(HclType.Dynamic)], null, (a, site) => Flatten(a[0], site.Evaluator.Budget)),
        new("matchkeys", [Parameter.List, Parameter.List, Parameter.List], a => MatchKeys((SequenceValue)a[0], a[1].Items(), a[2].Items())),
        new("range", [Parameter.Number], Parameter.Number, (a, _) => Range(a)) { Returns = new HclType.ListOf(HclType.Number) },
        new("reverse", [Parameter.Any], a => Reverse(a[0])),
        new("slice", [Parameter.Any, Parameter.Number, Parameter.Number], a => Slice(a[0], a[1].Whole("the start"), a[2].Whole("the end"))),
        new("sort", [Parameter.Texts], a => Sort(a[0].Items())) { Returns = new HclType.ListOf(HclType.String) },
    ];

    private static HclValue Chunk(SequenceValue list, int size)
    {
        if (size < 0)
            throw new EvaluationException("the size must not be negative");
        var type = new HclType.ListOf(list.Element!);
        var chunks = size == 0 ? (list.Items.Count == 0 ? [] : [list.Items.ToArray()]) : list.Items.Chunk(size);
        return HclValue.List([.. chunks.Select(chunk => HclValue.List(chunk, list.Element!))], type);
    }

    /// <summary>An attribute of a resource that is not known yet is kept: it will hardly be empty.</summary>
    private static HclValue Compact(HclValue list) => list.Items().Any(item => item is UnknownValue && !item.IsReference())
        ? HclValue.Unknown(new HclType.ListOf(HclType.String))
        : HclValue.List([.. list.Items().Where(item => item is not NullValue and not StringValue { Value: "" })], HclType.String);

    private static HclValue Concat(HclValue[] lists, Budget budget)
    {
        if (lists.Length == 0)
            throw new EvaluationException("`concat` needs at least one list");
        if (lists.Any(list => list is UnknownValue))
            return HclValue.Unknown(HclType.Dynamic);
        if (lists.FirstOrDefault(list => list is not SequenceValue { Kind: not SequenceKind.Set }) is { } other)
            throw new EvaluationException($"`concat` takes lists and tuples, not {other.Type.Words}");
        var sequences = lists.Cast<SequenceValue>().ToList();
        budget.Items(sequences.Sum(sequence => (long)sequence.Items.Count));
        var items = sequences.SelectMany(sequence => sequence.Items).ToList();
        if (sequences.TrueForAll(sequence => sequence.Kind == SequenceKind.List) && Unification.Of([.. sequences.Select(sequence => sequence.Type)]) is HclType.ListOf common)
            return Conversion.To(HclValue.Tuple(items), common);
        return HclValue.Tuple(items);
    }

    private static HclValue Distinct(SequenceValue list)
    {
        var kept = new List<HclValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            if (item is UnknownValue && !item.IsReference())
                return HclValue.Unknown(list.Type);
            var isNew = item is StringValue text ? seen.Add(text.Value) : !kept.Exists(other => other.IsKnown == item.IsKnown && ValueOrder.AreSame(other, item));
            if (isNew)
                kept.Add(item);
        }

        return HclValue.List(kept, list.Element!);
    }

    private static HclValue Flatten(HclValue value, Budget budget)
    {
        if (value is not SequenceValue sequence)
            throw new EvaluationException($"`flatten` takes a list, a set or a tuple, not {value.Type.Words}");
        var flat = new List<HclValue>();
        var isOpen = false;
        Flatten(sequence, flat, ref isOpen, budget);
        return isOpen ? HclValue.Unknown(HclType.Dynamic) : HclValue.Tuple(flat);
    }

    private static void Flatten(SequenceValue from, List<HclValue> flat, ref bool isOpen, Budget budget)
    {
        foreach (var item in from.Items)
        {
            budget.Step();
            if (item is SequenceValue inner)
                Flatten(inner, flat, ref isOpen, budget);
            else
                flat.Add(item);
            // Of an unknown value nobody knows whether it is a list; an attribute of a resource mostly is none.
            isOpen |= item is UnknownValue && item.Type.IsDynamic && !item.IsReference();
        }
    }

    private static HclValue MatchKeys(SequenceValue values, IReadOnlyList<HclValue> keys, IReadOnlyList<HclValue> wanted)
    {
        if (values.Items.Count != keys.Count)
            throw new EvaluationException("the lists of values and of keys differ in length");
        if (Unification.Of([.. keys.Concat(wanted).Select(key => key.Type)]) is null)
            throw new EvaluationException("the keys and the wanted keys have different types");
        if (!keys.Concat(wanted).All(key => key.IsWhollyKnown))
            return HclValue.Unknown(values.Type);
        return HclValue.List([.. values.Items.Where((_, i) => wanted.Any(key => ValueOrder.AreEqual(key, keys[i]) == true))], values.Element!);
    }

    private static HclValue Range(HclValue[] numbers)
    {
        if (numbers.Length > 3)
            throw new EvaluationException("`range` takes one to three numbers");
        var start = numbers.Length == 1 ? BigFloat.Of(0) : numbers[0].Number();
        var end = numbers.Length == 1 ? numbers[0].Number() : numbers[1].Number();
        var step = numbers.Length == 3 ? numbers[2].Number() : BigFloat.Of(end < start ? -1 : 1);
        if (step.Sign == 0)
            throw new EvaluationException("the step must not be zero");
        if ((step.Sign > 0 && end < start) || (step.Sign < 0 && end > start))
            throw new EvaluationException(step.Sign > 0 ? "the end must not be below the start when the step is positive" : "the end must not be above the start when the step is negative");
        var items = new List<HclValue>();
        for (var at = start; step.Sign > 0 ? at < end : at > end; at += step)
        {
            if (items.Count == MaxRange)
                throw new EvaluationException($"`range` makes more than {MaxRange} numbers");
            items.Add(HclValue.Of(at));
        }

        return HclValue.List(items, HclType.Number);
    }

    private static HclValue Reverse(HclValue value) => value switch
    {
        SequenceValue { Kind: SequenceKind.Tuple } tuple => HclValue.Tuple([.. tuple.Items.Reverse()]),
        SequenceValue sequence => HclValue.List([.. sequence.Items.Reverse()], sequence.Element!),
        _ => throw new EvaluationException($"`reverse` takes a list or a tuple, not {value.Type.Words}", value is StringValue ? "`strrev` reverses a text" : null),
    };

    private static HclValue Slice(HclValue value, int start, int end)
    {
        if (value is not SequenceValue { Kind: not SequenceKind.Set } sequence)
            throw new EvaluationException("`slice` takes a list or a tuple");
        if (start < 0 || end > sequence.Items.Count || start > end)
            throw new EvaluationException($"the slice from {start} to {end} does not lie within the {sequence.Items.Count} elements");
        var items = sequence.Items.Skip(start).Take(end - start).ToList();
        return sequence.Kind == SequenceKind.Tuple ? HclValue.Tuple(items) : HclValue.List(items, sequence.Element!);
    }

    private static HclValue Sort(IReadOnlyList<HclValue> items)
    {
        if (items.Any(item => item is NullValue))
            throw new EvaluationException("`sort` of a null value");
        if (items.Any(item => item is UnknownValue && !item.IsReference()))
            return HclValue.Unknown(new HclType.ListOf(HclType.String));
        return HclValue.List([.. items.OrderBy(item => item is UnknownValue ? "\uFFFF" : item.Text(), TextOrder.Instance)], HclType.String);
    }
}
