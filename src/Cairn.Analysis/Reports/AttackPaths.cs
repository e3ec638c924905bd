using System.Globalization;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Reports;

/// <summary>The answer to a question about paths: from one entry to a node, a kind of target, or everything worth protecting.</summary>
public sealed record AttackPaths(ReportInput Input, IReadOnlyList<RatedAttack> Attacks, IReadOnlyList<ReportGap> Gaps)
{
    /// <param name="to">The node asked for, or null.</param>
    /// <param name="kind">The kind of target asked for, or null.</param>
    /// <param name="alternatives">How many ways to each target.</param>
    public static AttackPaths Find(ReportInput input, int? to = null, string? kind = null, int alternatives = 1, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var attackGraph = AttackGraph.Build(input.Graph, input.Knowledge.Techniques, input.Matcher, stop: stop);
        var places = input.Places(stop)
            .Where(place => (kind is null || place.Kind == kind) && (to is null || place.Node == to)).ToList();
        var attacks = new List<RatedAttack>();
        var gaps = input.Gaps.Concat(Cut(attackGraph)).ToList();
        foreach (var entry in input.Entries)
        {
            IReadOnlyList<TargetPlace> goals = to is { } node && AttackList.Strongest(attackGraph, entry, node, stop) is { } strongest && !places.Exists(p => p.Capability == strongest.Capability)
                ? [.. places, strongest]
                : places;
            attacks.AddRange(AttackList.Find(attackGraph, [entry], goals, alternatives, cut => gaps.Add(LeftOut(cut)), stop));
        }

        var shown = to is null && kind is null ? attacks.Where(a => !a.IsSweeping) : attacks;
        return new AttackPaths(input, [.. shown], gaps);
    }

    internal static IEnumerable<ReportGap> Cut(AttackGraph attacks) => attacks.Cut.Select(technique =>
        new ReportGap("technique-cut", technique, "the technique fits in more places than were laid out; attacks through the others are missing", "split the estate"));

    internal static ReportGap LeftOut(WaysCut cut) => new(
        "ways-left", // the frontier: how far the search came
        cut.Target.Outcome,
        string.Create(CultureInfo.InvariantCulture, $"there are more ways than could be looked at; some that are less likely than {cut.LeftFrom:0.0000} may be missing"),
        "ask `cairn paths` for this target alone");
}
