using Cairn.Analysis.Knowledge;

namespace Cairn.Analysis.Attack;

/// <summary>What can be had from some entries, and how. Not for several threads at once.</summary>
public sealed class Reached
{
    private readonly SearchPass _pass;
    private readonly Ways _ways;

    internal Reached(AttackGraph graph, IReadOnlyList<Entry> entries, SearchPass pass)
    {
        Entries = entries;
        _pass = pass;
        _ways = new Ways(graph.Steps, entries, pass);
    }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Every capability that can be had, the likeliest first, conditions left aside: no less than the blast radius of the entries.</summary>
    public IEnumerable<Holding> All => _pass.Settled.Select(p => new Holding(Proposition.CapabilityOf(p), Proposition.NodeOf(p)));

    /// <summary>Whether a capability can be had, conditions left aside.</summary>
    public bool Holds(Capability capability, int node) => _pass.Holds(Proposition.Of(capability, node));

    /// <summary>The likeliest way to a capability whose conditions can hold at once; null where there is none.</summary>
    public Derivation? Best(Capability capability, int node) => _ways.Best(Proposition.Of(capability, node));

    /// <summary>Up to <paramref name="count"/> ways to a capability that differ in their steps, the likeliest first.</summary>
    public WaysFound Alternatives(Capability capability, int node, int count, CancellationToken stop = default) =>
        _ways.Find(Proposition.Of(capability, node), count, stop: stop);
}
