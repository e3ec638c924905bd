using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;

namespace Cairn.Analysis.Risk;

/// <summary>Finds and rates the attacks on targets.</summary>
public static class AttackList
{
    private const int MoreWays = 2;

    /// <summary>The best attack from each entry on each target that can be harmed, the worst first.</summary>
    /// <param name="cut">Told of every target whose search ended for its budget.</param>
    public static IReadOnlyList<RatedAttack> Find(AttackGraph attacks, IReadOnlyList<Entry> entries, IReadOnlyList<TargetPlace> targets, int alternatives = 1, Action<WaysCut>? cut = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(attacks);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(targets);
        var found = new List<RatedAttack>();
        foreach (var entry in entries)
        {
            var reached = attacks.Briefly([entry], stop);
            foreach (var target in targets.Where(t => reached.Holds(t.Capability, t.Node)))
            {
                // The likeliest way is known already, unless its conditions contradict.
                var ways = alternatives == 1 && reached.Best(target.Capability, target.Node) is { } best
                    ? new WaysFound([best], null)
                    : reached.Alternatives(target.Capability, target.Node, alternatives, stop);
                found.AddRange(ways.Ways.Where(way => way.Steps.Count > 0).Select((way, i) => RatedAttack.Rate(attacks.Graph, target, way, i + 1)));
                if (ways.LeftFrom is { } likelihood)
                    cut?.Invoke(new WaysCut(target, likelihood));
            }
        }

        return Sorted(Distinct(found));
    }

    /// <summary>The attacks on the targets that matter most which begin in another way than the one already found, up to two for each; those of low severity are left to questions about one target.</summary>
    /// <param name="found">Attacks from one entry.</param>
    public static (IReadOnlyList<RatedAttack> Attacks, bool IsCut) OtherWays(AttackGraph attacks, Entry entry, IReadOnlyList<RatedAttack> found, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(found);
        var ways = new IndependentWays(attacks, entry);
        var others = ways.Find([.. found.Select(a => a.Derivation)], MoreWays, stop);
        var rated = found.SelectMany((attack, i) => others[i].Select((way, j) => RatedAttack.Rate(attacks.Graph, attack.Target, way, j + 2))).Where(a => a.Severity >= Severity.Medium);
        return (Sorted(Distinct([.. rated])), ways.IsCut);
    }

    /// <summary>The strongest capability that can be had on a node, as a target; null where there is none.</summary>
    public static TargetPlace? Strongest(AttackGraph attacks, Entry entry, int node, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(attacks);
        var reached = attacks.Briefly([entry], stop);
        var order = new[] { Capability.Own, Capability.Write, Capability.Read, Capability.Use, Capability.Influence, Capability.Reach };
        var held = order.Where(capability => reached.Best(capability, node) is not null).Take(1).ToList();
        return held.Count == 0 ? null : TargetPlace.OfNode(attacks.Graph, held[0], node);
    }

    /// <summary>Of attacks that harm one node in several ways of one kind by the very same steps only the worst is told.</summary>
    private static IEnumerable<RatedAttack> Distinct(List<RatedAttack> attacks) => attacks
        .GroupBy(a => (a.Entry, a.Target.Node, a.Target.Kind, string.Join(',', a.Derivation.Steps.Select(s => s.Id))))
        .Select(same => same.OrderByDescending(a => a.Risk).ThenByDescending(a => a.Target.Capability).ThenBy(a => a.Target.TargetId, StringComparer.Ordinal).First());

    internal static List<RatedAttack> Sorted(IEnumerable<RatedAttack> attacks) =>
        [.. attacks.OrderByDescending(a => a.Risk).ThenBy(a => a.Derivation.Steps.Count).ThenBy(a => a.Id, StringComparer.Ordinal)];
}

/// <summary>A target of which not all ways were looked at: those that are less likely may be missing.</summary>
public sealed record WaysCut(TargetPlace Target, double LeftFrom);
