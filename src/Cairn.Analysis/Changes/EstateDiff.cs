using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;

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
    GraphDiff Graph)
{
    /// <summary>Nothing that a reader could act on tells the two apart.</summary>
    public bool IsEmpty => Opened.Count + Closed.Count + Altered.Count + NewGaps.Count == 0 && Graph.IsEmpty;

    /// <param name="hasChanged">Whether a record, as evidence names it, differs between the two estates.</param>
    public static EstateDiff Compare(ReportInput before, ReportInput after, Func<string, bool> hasChanged, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(hasChanged);
        var (first, second) = (AttackPaths.Find(before, stop: stop), AttackPaths.Find(after, stop: stop));
        var (was, isNow) = (ById(first.Attacks), ById(second.Attacks));
        var opening = new Causes(before.Graph, after, hasChanged);
        var closing = new Causes(after.Graph, before, hasChanged);
        var gaps = first.Gaps.Select(Subject).ToHashSet();
        return new EstateDiff(
            before,
            after,
            [.. second.Attacks.Where(attack => !was.ContainsKey(attack.Id)).Select(attack => new AttackMove(null, attack, opening.Of(attack)))],
            [.. first.Attacks.Where(attack => !isNow.ContainsKey(attack.Id)).Select(attack => new AttackMove(attack, null, closing.Of(attack)))],
            [.. second.Attacks.Where(attack => was.TryGetValue(attack.Id, out var old) && Differs(old, attack))
                .Select(attack => new AttackMove(was[attack.Id], attack, [.. opening.Of(attack), .. closing.Of(was[attack.Id])]))],
            [.. second.Gaps.Where(gap => !gaps.Contains(Subject(gap))).Distinct()],
            GraphDiff.Compare(before.Graph, after.Graph));
    }

    private static Dictionary<string, RatedAttack> ById(IReadOnlyList<RatedAttack> attacks) =>
        attacks.DistinctBy(attack => attack.Id).ToDictionary(attack => attack.Id, StringComparer.Ordinal);

    private static bool Differs(RatedAttack old, RatedAttack attack) =>
        Math.Abs(old.Risk - attack.Risk) > 1e-9
        || !old.Derivation.Steps.Select(step => (step.Technique.Id, step.Sentence)).SequenceEqual(attack.Derivation.Steps.Select(step => (step.Technique.Id, step.Sentence)));

    private static (string, string) Subject(ReportGap gap) => (gap.Code, gap.Subject);
}

/// <summary>One attack in the first estate, the second, or both, and the facts that made the difference.</summary>
public sealed record AttackMove(RatedAttack? Before, RatedAttack? After, IReadOnlyList<EvidenceItem> Because)
{
    /// <summary>The attack as it is now; for one that is gone, as it was.</summary>
    public RatedAttack Attack => After ?? Before ?? throw new InvalidOperationException("an attack is in one of the two estates");

    /// <summary>It is new, or worse than it was.</summary>
    public bool IsWorse => After is not null && (Before is null || After.Severity > Before.Severity);
}
