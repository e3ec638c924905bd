using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Graph;

namespace Cairn.Analysis.Changes;

/// <summary>What tells two estates apart: attacks first, then what can no longer be seen, then nodes and edges.</summary>
/// <param name="Opened">Attacks that only the second estate has, the worst first.</param>
/// <param name="Closed">Attacks that only the first one has.</param>
/// <param name="Altered">Attacks that both have, with another likelihood, severity or way.</param>
/// <param name="NewGaps">What can be seen or decided in the first estate and not in the second.</param>
public sealed record EstateDiff(
    ReportInput Before,
    ReportInput After,
    IReadOnlyList<AttackMove> Opened,
    IReadOnlyList<AttackMove> Closed,
    IReadOnlyList<AttackMove> Altered,
    IReadOnlyList<ReportGap> NewGaps,
    GraphDiff Graphs)
{
    /// <summary>Nothing that a reader could act on tells the two apart.</summary>
    public bool IsEmpty => Opened.Count + Closed.Count + Altered.Count + NewGaps.Count == 0 && Graphs.IsEmpty;

    /// <param name="hasChanged">Whether a record, as evidence names it, differs between the two estates.</param>
    public static EstateDiff Compare(ReportInput before, ReportInput after, Func<string, bool> hasChanged, CancellationToken stop = default) =>
        Compare(before, after, hasChanged, _ => [], stop);

    /// <param name="hasChanged">Whether a record, as evidence names it, differs between the two estates.</param>
    /// <param name="about">The changes of records that could bear on nodes with these keys and names; asked where no fact behind an attack has changed.</param>
    public static EstateDiff Compare(ReportInput before, ReportInput after, Func<string, bool> hasChanged, Func<IReadOnlySet<string>, IReadOnlyList<EvidenceItem>> about, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(hasChanged);
        ArgumentNullException.ThrowIfNull(about);
        var (first, second) = (AttackPaths.Find(before, stop: stop), AttackPaths.Find(after, stop: stop));
        var aliases = new Aliases(before.Graph, after.Graph);
        var (was, isNow) = (ByName(before.Graph, first.Attacks, key => key), ByName(after.Graph, second.Attacks, key => aliases[key]));
        var opening = new Causes(new EdgeNames(before.Graph, key => key), after, key => aliases[key], hasChanged, about);
        var closing = new Causes(new EdgeNames(after.Graph, key => aliases[key]), before, key => key, hasChanged, about);
        var gaps = first.Gaps.Select(gap => (gap.Code, gap.Subject)).ToHashSet();
        return new EstateDiff(
            before,
            after,
            [.. isNow.Where(attack => !was.ContainsKey(attack.Key)).Select(attack => new AttackMove(null, attack.Value, opening.Of(attack.Value)))],
            [.. was.Where(attack => !isNow.ContainsKey(attack.Key)).Select(attack => new AttackMove(attack.Value, null, closing.Of(attack.Value)))],
            [.. isNow.Where(attack => was.TryGetValue(attack.Key, out var old) && Differs(old, attack.Value))
                .Select(attack => new AttackMove(was[attack.Key], attack.Value, [.. opening.Of(attack.Value), .. closing.Of(was[attack.Key])]))],
            [.. second.Gaps.Where(gap => !gaps.Contains((gap.Code, aliases[gap.Subject]))).Distinct()],
            GraphDiff.Compare(before.Graph, after.Graph, aliases));
    }

    /// <summary>Attacks by what they are about, in order: an id is made of keys, which the two estates may not share.</summary>
    private static OrderedDictionary<(string, string, Capability, string), RatedAttack> ByName(GraphSnapshot graph, IReadOnlyList<RatedAttack> attacks, Func<string, string> named)
    {
        var byName = new OrderedDictionary<(string, string, Capability, string), RatedAttack>();
        foreach (var attack in attacks)
            byName.TryAdd((named(graph.Key(attack.Entry)), attack.Target.TargetId, attack.Target.Capability, named(graph.Key(attack.Target.Node))), attack);
        return byName;
    }

    private static bool Differs(RatedAttack old, RatedAttack attack) =>
        Math.Abs(old.Risk - attack.Risk) > 1e-9
        || !old.Derivation.Steps.Select(step => (step.Technique.Id, step.Sentence)).SequenceEqual(attack.Derivation.Steps.Select(step => (step.Technique.Id, step.Sentence)));
}

/// <summary>One attack in the first estate, the second, or both, and the facts that made the difference.</summary>
public sealed record AttackMove(RatedAttack? Before, RatedAttack? After, IReadOnlyList<EvidenceItem> Because)
{
    /// <summary>The attack as it is now; for one that is gone, as it was.</summary>
    public RatedAttack Attack => After ?? Before ?? throw new InvalidOperationException("an attack is in one of the two estates");

    /// <summary>It is new, or worse than it was.</summary>
    public bool IsWorse => After is not null && (Before is null || After.Severity > Before.Severity);
}
