using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Functions of sets.</summary>
internal static class Sets
{
    public static IEnumerable<Function> All { get; } =
    [
        new("setintersection", [Parameter.Set], Parameter.Set, (a, _) => Combine(a, (left, right) => left.Where(item => Holds(right, item)))),
        new("setproduct", [], new(HclType.Dynamic, TakesUnknown: true), (a, site) => Product(a, site.Evaluator.Budget)),
        new("setsubtract", [Parameter.Set, Parameter.Set], null, (a, _) => Combine(a, (left, right) => left.Where(item => !Holds(right, item)))),
        new("setunion", [Parameter.Set], Parameter.Set, (a, _) => Combine(a, (left, right) => left.Concat(right))),
    ];

    private static HclValue Combine(HclValue[] sets, Func<IReadOnlyList<HclValue>, IReadOnlyList<HclValue>, IEnumerable<HclValue>> with)
    {
        var element = Unification.Of([.. sets.Select(set => ((SequenceValue)set).Element!).Where(type => !type.IsDynamic)])
            ?? throw new EvaluationException("the sets have no common type of elements");
        var type = new HclType.SetOf(element);
        if (!sets.All(set => set.IsWhollyKnown))
            return HclValue.Unknown(type);
        return sets.Select(set => Conversion.To(set, type)).Aggregate((left, right) => HclValue.Set(with(left.Items(), right.Items()), element));
    }

    private static bool Holds(IReadOnlyList<HclValue> items, HclValue wanted) => items.Any(item => ValueOrder.AreEqual(item, wanted) == true);

    private static HclValue Product(HclValue[] collections, Budget budget)
    {
        if (collections.Length < 2)
            throw new EvaluationException("`setproduct` needs at least two collections");
        if (collections.Any(collection => collection is UnknownValue))
            return HclValue.Unknown(HclType.Dynamic);
        if (collections.Any(collection => collection is not SequenceValue))
            throw new EvaluationException("`setproduct` takes sets, lists and tuples");
        var sequences = collections.Cast<SequenceValue>().ToList();
        budget.Items((long)sequences.Aggregate(1.0, (size, next) => Math.Min(size * next.Items.Count, long.MaxValue / 4)));
        // Tuples take part as lists of their common type.
        var elements = sequences.Select(sequence => sequence.Element ?? Unification.Of([.. sequence.Items.Select(item => item.Type)]) ?? throw new EvaluationException("all elements of one argument must have the same type")).ToList();
        IEnumerable<HclValue[]> rows = [[]];
        for (var i = 0; i < sequences.Count; i++)
        {
            var items = sequences[i].Items.Select(item => Conversion.To(item, elements[i])).ToList();
            rows = rows.SelectMany(row => items.Select(item => row.Append(item).ToArray())).ToList();
        }

        var type = new HclType.TupleOf(elements);
        var tuples = rows.Select(HclValue.Tuple).ToList();
        return sequences.Exists(sequence => sequence.Kind == SequenceKind.Set) ? HclValue.Set(tuples, type) : HclValue.List(tuples, type);
    }
}
