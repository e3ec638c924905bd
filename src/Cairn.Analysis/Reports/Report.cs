using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Analysis.Risk;
using Cairn.Analysis.Rules;
using Cairn.Graph;

namespace Cairn.Analysis.Reports;

/// <summary>What a report is made of.</summary>
public sealed record ReportInput(GraphSnapshot Graph, IEdgeEvidence Evidence, KnowledgeBase Knowledge, IPatternMatcher Matcher)
{
    /// <summary>Where attacks start.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    public IReadOnlyList<ReportGap> Gaps { get; init; } = [];

    /// <summary>Every sort of attacker that is known, and where such a one could start.</summary>
    public IReadOnlyList<AttackerPlaces> Attackers { get; init; } = [];

    /// <summary>Nodes that the user holds dear, beside what knowledge says is worth protecting.</summary>
    public IReadOnlyList<int> Crowns { get; init; } = [];

    /// <summary>The facts behind a step: of its edges, or, where it rests on none, of the nodes it is about.</summary>
    public IReadOnlyList<EvidenceItem> EvidenceOf(DerivedStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var edges = step.Edges.SelectMany(Evidence.Of).ToList();
        return edges.Count > 0 ? edges : [.. step.Needs.Append(step.Gives).Select(held => held.Node).Distinct().SelectMany(Evidence.OfNode)];
    }

    /// <summary>Every place worth protecting.</summary>
    internal IReadOnlyList<TargetPlace> Places(CancellationToken stop) =>
        [.. TargetPlace.Find(Graph, Knowledge.Targets, Matcher, stop), .. Crowns.SelectMany(node => TargetPlace.OfCrown(Graph, node))];
}

/// <summary>The answer of a scan: which AI systems are at risk, how, what else is wrong and what could not be seen.</summary>
public sealed record Report(ReportInput Input, IReadOnlyList<AiSystem> AiSystems, IReadOnlyList<RatedAttack> Attacks, IReadOnlyList<RuleFinding> Findings, IReadOnlyList<ReportGap> Gaps)
{
    /// <summary>Kinds of target that are told with every independent way to them.</summary>
    private static readonly string[] ManyWays = ["admin", "crown", "model", "sensitive-data"];

    /// <summary>The worst severity among attacks and findings; null where there are none.</summary>
    public Severity? Worst => Attacks.Select(a => a.Severity).Concat(Findings.Select(f => f.Severity)).Cast<Severity?>().Max();

    public static Report Scan(ReportInput input, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var attackGraph = AttackGraph.Build(input.Graph, input.Knowledge.Techniques, input.Matcher, stop: stop);
        var places = input.Places(stop);
        var gaps = input.Gaps.Concat(AttackPaths.Cut(attackGraph)).ToList();
        var attacks = AllAttacks(input, attackGraph, places, gaps, stop);
        return new Report(
            input,
            AiSystem.Find(input, attacks, gaps),
            attacks,
            RuleFinding.Find(input.Graph, input.Knowledge.Rules, input.Matcher, stop),
            [.. gaps.OrderBy(g => g.Code, StringComparer.Ordinal).ThenBy(g => g.Subject, StringComparer.Ordinal).ThenBy(g => g.Message, StringComparer.Ordinal)]);
    }

    private static List<RatedAttack> AllAttacks(ReportInput input, AttackGraph attackGraph, IReadOnlyList<TargetPlace> places, List<ReportGap> gaps, CancellationToken stop)
    {
        var all = new List<RatedAttack>();
        foreach (var entry in input.Entries)
        {
            // What falls with a whole account is told once, by the attack that takes the account.
            var best = AttackList.Find(attackGraph, [entry], places, cut: cut => gaps.Add(AttackPaths.LeftOut(cut)), stop: stop).Where(a => !a.IsSweeping).ToList();
            var (others, isCut) = AttackList.OtherWays(attackGraph, entry, [.. best.Where(a => ManyWays.Contains(a.Target.Kind))], stop);
            all.AddRange(best.Concat(others.Where(a => !a.IsSweeping)));
            if (isCut)
                gaps.Add(new ReportGap("ways-cut", input.Graph.Key(entry.Node), "there are more ways in than were followed apart; of some targets only the likeliest attack is told", "ask `cairn paths` for the others"));
        }

        return AttackList.Sorted(Sweep.WithoutCovered(input, all));
    }
}
