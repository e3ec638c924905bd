using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Reports;

/// <summary>One AI asset, how much at risk it is, by which attacks, and what would stop all of them.</summary>
/// <param name="Severity">Of the worst attack; null where none hits it.</param>
/// <param name="HasGap">Something about it, or about what it works with, could not be seen: it may be worse off than told.</param>
/// <param name="Stops">Steps that every attack on it goes through: taking away any one of them stops them all.</param>
public sealed record AiSystem(int Node, Severity? Severity, bool HasGap, IReadOnlyList<RatedAttack> Attacks, IReadOnlyList<DerivedStep> Stops)
{
    /// <summary>No attack hits it, which says little, since something could not be seen.</summary>
    public bool IsUnknown => Severity is null && HasGap;

    internal static IReadOnlyList<AiSystem> Find(ReportInput input, IReadOnlyList<RatedAttack> attacks, IReadOnlyList<ReportGap> gaps)
    {
        var graph = input.Graph;
        var open = gaps.Select(g => g.Subject).ToHashSet(StringComparer.Ordinal);
        var hits = Hits(input, attacks);
        var containment = input.Knowledge.Techniques.Where(t => t.Bulk).SelectMany(t => t.Pattern.Shape.Edges[0].Kinds).Select(graph.EdgeKindId).ToHashSet();
        bool HasGap(int node) => open.Contains(graph.Key(node)) || Neighbours(input, node, containment).Any(other => open.Contains(graph.Key(other)));
        return [.. Nodes(input).Select(node => Of(node, hits.GetValueOrDefault(node) ?? [], HasGap(node)))
            .OrderByDescending(s => s.Attacks.Count == 0 ? -1 : s.Attacks.Max(a => a.Risk)).ThenBy(s => graph.Key(s.Node), StringComparer.Ordinal)];
    }

    /// <summary>What a system works with: a gap about its role, its data or its code leaves it unknown as well.</summary>
    private static List<int> Neighbours(ReportInput input, int node, HashSet<int> containment)
    {
        var found = new List<int>();
        foreach (var edge in input.Graph.Out(node))
        {
            if (!containment.Contains(edge.Kind))
                found.Add(edge.To);
        }

        foreach (var edge in input.Graph.In(node))
        {
            if (!containment.Contains(edge.Kind))
                found.Add(edge.From);
        }

        return found;
    }

    private static IEnumerable<int> Nodes(ReportInput input)
    {
        var graph = input.Graph;
        var nodes = input.Knowledge.Vocabulary.AiKinds.Select(graph.NodeKindId).Where(kind => kind >= 0).SelectMany(kind => graph.NodesOfKind(kind).ToArray()).ToHashSet();
        var parts = input.Knowledge.Vocabulary.AiParts.Select(graph.EdgeKindId).Where(kind => kind >= 0).ToList();
        return nodes.Where(node => !parts.Exists(kind => IsPart(input, nodes, node, kind)));
    }

    private static bool IsPart(ReportInput input, HashSet<int> nodes, int node, int kind)
    {
        foreach (var edge in input.Graph.In(node, kind))
        {
            if (edge.From != node && nodes.Contains(edge.From))
                return true;
        }

        return false;
    }

    private static AiSystem Of(int node, List<RatedAttack> attacks, bool hasGap)
    {
        Severity? worst = attacks.Count == 0 ? null : attacks.Max(a => a.Severity);
        return new AiSystem(node, worst, hasGap, attacks, SharedSteps(attacks));
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

    /// <summary>For each node the attacks on it and those that take power over everything around it; where there are none, those that pass through it.</summary>
    private static Dictionary<int, List<RatedAttack>> Hits(ReportInput input, IReadOnlyList<RatedAttack> attacks)
    {
        var hits = Group(attacks, attack => Sweep.Of(input, attack).Append(attack.Target.Node));
        var passing = Group(attacks, attack => attack.Derivation.Steps.Where(s => s.Gives.Capability != Capability.Reach).Select(s => s.Gives.Node));
        foreach (var (node, through) in passing)
            hits.TryAdd(node, through);
        return hits;
    }

    private static Dictionary<int, List<RatedAttack>> Group(IReadOnlyList<RatedAttack> attacks, Func<RatedAttack, IEnumerable<int>> nodes)
    {
        var groups = new Dictionary<int, List<RatedAttack>>();
        foreach (var attack in attacks)
        {
            foreach (var node in nodes(attack).Distinct())
            {
                if (!groups.TryGetValue(node, out var list))
                    groups.Add(node, list = []);
                list.Add(attack);
            }
        }

        return groups;
    }
}
