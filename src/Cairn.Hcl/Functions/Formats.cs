using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary><c>format</c> and <c>formatlist</c>.</summary>
internal static class Formats
{
    private static readonly Parameter Argument = new(HclType.Dynamic, TakesNull: true, TakesUnknown: true);

    public static IEnumerable<Function> All { get; } =
    [
        new("format", [new(HclType.String)], Argument, (a, site) => Format(a, site)) { Returns = HclType.String },
        new("formatlist", [Parameter.Text], Argument, FormatList) { Returns = new HclType.ListOf(HclType.String) },
    ];

    private static HclValue Format(HclValue[] arguments, CallSite site) =>
        Evaluation.Templates.Concat(new FormatText(arguments[0].Text(), arguments.AsSpan(1).ToArray(), site.Evaluator.Budget).Pieces(), site.Evaluator.Budget);

    private static HclValue FormatList(HclValue[] arguments, CallSite site)
    {
        var lists = arguments.Skip(1).Select(List).ToList();
        if (arguments.Skip(1).Zip(lists).Any(pair => pair.Second is null && pair.First is UnknownValue { Type: not HclType.Primitive } || pair.First.Type.IsDynamic && pair.First is UnknownValue))
            return HclValue.Unknown(new HclType.ListOf(HclType.String));
        var lengths = lists.OfType<IReadOnlyList<HclValue>>().Select(list => list.Count).Distinct().ToList();
        if (lengths.Count > 1)
            throw new EvaluationException($"the lists differ in length: {string.Join(", ", lengths)}");
        var count = lengths.Count == 0 ? 1 : lengths[0];
        if (lengths.Count == 0 && arguments.Length == 1)
            return HclValue.List([Format([arguments[0]], site)], HclType.String);
        var results = new List<HclValue>(count);
        for (var i = 0; i < count; i++)
            results.Add(Format([arguments[0], .. lists.Select((list, at) => list is null ? arguments[at + 1] : list[i])], site));
        return HclValue.List(results, HclType.String);
    }

    private static IReadOnlyList<HclValue>? List(HclValue value) => value is SequenceValue sequence ? sequence.Items : null;
}
