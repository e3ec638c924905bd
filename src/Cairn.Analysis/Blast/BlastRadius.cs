using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;

namespace Cairn.Analysis.Blast;

/// <summary>One capability that an attacker gets, and the likeliest way to it.</summary>
/// <param name="Node">Forwards the node that is taken; backwards the node that the attacker starts from.</param>
public sealed record Taken(int Node, Capability Capability, Derivation Best);

/// <summary>Everything that falls with one node, or everything that the node falls with.</summary>
/// <param name="Backwards">The question was who could come here, not what follows from here.</param>
public sealed record BlastRadius(ReportInput Input, int Center, bool Backwards, IReadOnlyList<Taken> Holdings, IReadOnlyList<ReportGap> Gaps)
{
    private static readonly Capability[] StrongestFirst = [Capability.Own, Capability.Write, Capability.Read, Capability.Use, Capability.Influence, Capability.Reach];

    /// <summary>What an attacker who owns the node can take: every capability that no other one on the same node brings with it.</summary>
    public static BlastRadius From(ReportInput input, int center, CancellationToken stop = default)
    {
        var attacks = Attacks(input, stop);
        var reached = attacks.From([new Entry(center)], stop);
        var holdings = new List<Taken>();
        foreach (var node in reached.All.Select(held => held.Node).Where(node => node != center).Distinct())
        {
            var strongest = new List<Taken>();
            foreach (var capability in StrongestFirst.Where(capability => !strongest.Exists(held => Implications.Imply(held.Capability, capability))))
            {
                if (reached.Best(capability, node) is { } best)
                    strongest.Add(new Taken(node, capability, best));
            }

            holdings.AddRange(strongest);
        }

        return new BlastRadius(input, center, Backwards: false, Sorted(input, holdings), GapsOf(input, attacks));
    }

    /// <summary>Every node whose owner can take something of this one, and the most that it can take.</summary>
    public static BlastRadius To(ReportInput input, int center, CancellationToken stop = default)
    {
        var attacks = Attacks(input, stop);
        var pass = new SearchPass(attacks.Steps);
        var holdings = new List<Taken>();
        foreach (var node in Upstream.Of(attacks.Steps, center).Where(node => node != center))
        {
            stop.ThrowIfCancellationRequested();
            IReadOnlyList<Entry> entries = [new Entry(node)];
            pass.Run(AttackGraph.Given(entries), stop: stop);
            var ways = new Ways(attacks.Steps, entries, pass);
            var strongest = StrongestFirst.Select(capability => (Capability: capability, Best: ways.Best(Proposition.Of(capability, center)))).FirstOrDefault(held => held.Best is not null);
            if (strongest.Best is not null)
                holdings.Add(new Taken(node, strongest.Capability, strongest.Best));
        }

        return new BlastRadius(input, center, Backwards: true, Sorted(input, holdings), GapsOf(input, attacks));
    }

    private static AttackGraph Attacks(ReportInput input, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(input);
        return AttackGraph.Build(input.Graph, input.Knowledge.Techniques, input.Matcher, stop: stop);
    }

    private static List<Taken> Sorted(ReportInput input, List<Taken> holdings) =>
        [.. holdings.OrderByDescending(held => held.Best.Likelihood).ThenBy(held => held.Best.Steps.Count)
            .ThenBy(held => input.Graph.Key(held.Node), StringComparer.Ordinal).ThenByDescending(held => held.Capability)];

    private static IReadOnlyList<ReportGap> GapsOf(ReportInput input, AttackGraph attacks) => [.. input.Gaps, .. AttackPaths.Cut(attacks)];
}
