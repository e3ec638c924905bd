using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Reports;

/// <summary>One AI asset, how much at risk it is, by which attacks, and what would stop all of them.</summary>
/// <param name="Severity">Of the worst attack; null where none hits it.</param>
/// <param name="IsUnknown">No attack hits it, but something about it could not be seen.</param>
/// <param name="Stops">Steps that every attack on it goes through: taking away any one of them stops them all.</param>
public sealed record AiSystem(int Node, Severity? Severity, bool IsUnknown, IReadOnlyList<RatedAttack> Attacks, IReadOnlyList<DerivedStep> Stops)
{
    internal static IReadOnlyList<AiSystem> Find(ReportInput input, IReadOnlyList<RatedAttack> attacks, IReadOnlyList<ReportGap> gaps)
    {
        var graph = input.Graph;
        var open = gaps.Select(g => g.Subject).ToHashSet(StringComparer.Ordinal);
        var hits = Hits(input, attacks);
        var nodes = input.Knowledge.Vocabulary.AiKinds.Select(graph.NodeKindId).Where(kind => kind >= 0)
            .SelectMany(kind => graph.NodesOfKind(kind).ToArray()).Distinct();
        return [.. nodes.Select(node => Of(node, hits.GetValueOrDefault(node) ?? [], open.Contains(graph.Key(node))))
            .OrderByDescending(s => s.Attacks.Count == 0 ? -1 : s.Attacks.Max(a => a.Risk)).ThenBy(s => graph.Key(s.Node), StringComparer.Ordinal)];
    }

    private static AiSystem Of(int node, List<RatedAttack> attacks, bool hasGap)
    {
        Severity? worst = attacks.Count == 0 ? null : attacks.Max(a => a.Severity);
        return new AiSystem(node, worst, worst is null && hasGap, attacks, SharedSteps(attacks));
    }

    private static List<DerivedStep> SharedSteps(List<RatedAttack> attacks)
    {
        if (attacks.Count == 0)
            return [];
        var shared = attacks[0].Derivation.Steps.Select(s => s.Id).ToHashSet();
        foreach (var attack in attacks.Skip(1))
            shared.IntersectWith(attack.Derivation.Steps.Select(s => s.Id));
        return [.. attacks[0].Derivation.Steps.Where(s => shared.Contains(s.Id))];
    }

    /// <summary>For each node the attacks whose derivation gives a capability on it, or takes the power over everything around it.</summary>
    private static Dictionary<int, List<RatedAttack>> Hits(ReportInput input, IReadOnlyList<RatedAttack> attacks)
    {
        var hits = new Dictionary<int, List<RatedAttack>>();
        foreach (var attack in attacks)
        {
            var nodes = attack.Derivation.Steps.Where(s => s.Gives.Capability != Capability.Reach).Select(s => s.Gives.Node)
                .Append(attack.Target.Node).Concat(Swept(input, attack));
            foreach (var node in nodes.Distinct())
            {
                if (!hits.TryGetValue(node, out var list))
                    hits.Add(node, list = []);
                list.Add(attack);
            }
        }

        return hits;
    }

    private static IEnumerable<int> Swept(ReportInput input, RatedAttack attack)
    {
        foreach (var edge in input.Knowledge.Techniques.Where(t => t.Bulk && t.Needs[0].Capability == attack.Target.Capability).Select(t => t.Pattern.Shape))
        {
            var start = edge.Nodes.Where(n => n.Slot == edge.Edges[0].From).SelectMany(n => n.Kinds).SelectMany(k => k).Select(input.Graph.NodeKindId).ToList();
            if (start.Count > 0 && !start.Exists(kind => kind >= 0 && input.Graph.HasKind(attack.Target.Node, kind)))
                continue;
            foreach (var kind in edge.Edges[0].Kinds.Select(input.Graph.EdgeKindId).Where(kind => kind >= 0))
            {
                foreach (var contained in input.Graph.Out(attack.Target.Node, kind))
                    yield return contained.To;
            }
        }
    }
}
