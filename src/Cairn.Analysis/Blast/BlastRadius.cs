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
            holdings.AddRange(Strongest(capability => reached.Holds(capability, node)).Select(capability => new Taken(node, capability, reached.Best(capability, node)!)));
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
            var held = Strongest(capability => pass.Holds(Proposition.Of(capability, center))).ToList();
            if (held.Count > 0)
                holdings.Add(new Taken(node, held[0], new DerivationWriter(attacks.Steps, entries, pass).Write(Proposition.Of(held[0], center))));
        }

        return new BlastRadius(input, center, Backwards: true, Sorted(input, holdings), GapsOf(input, attacks));
    }

    private static AttackGraph Attacks(ReportInput input, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(input);
        return AttackGraph.Build(input.Graph, input.Knowledge.Techniques, input.Matcher, stop: stop);
    }

    private static IEnumerable<Capability> Strongest(Func<Capability, bool> holds)
    {
        var held = StrongestFirst.Where(holds).ToList();
        return held.Where(capability => !held.Exists(other => other != capability && Implications.Imply(other, capability)));
    }

    private static List<Taken> Sorted(ReportInput input, List<Taken> holdings) =>
        [.. holdings.OrderByDescending(held => held.Best.Likelihood).ThenBy(held => held.Best.Steps.Count)
            .ThenBy(held => input.Graph.Key(held.Node), StringComparer.Ordinal).ThenByDescending(held => held.Capability)];

    private static IReadOnlyList<ReportGap> GapsOf(ReportInput input, AttackGraph attacks) => [.. input.Gaps, .. AttackPaths.Cut(attacks)];
}
