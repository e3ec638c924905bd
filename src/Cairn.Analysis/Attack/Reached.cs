using Cairn.Analysis.Knowledge;

namespace Cairn.Analysis.Attack;

/// <summary>What can be had from some entries, and how. Not for several threads at once.</summary>
public sealed class Reached
{
    private readonly AttackGraph _graph;
    private readonly SearchPass _pass;
    private SearchPass? _again;

    internal Reached(AttackGraph graph, IReadOnlyList<Entry> entries, SearchPass pass)
    {
        _graph = graph;
        Entries = entries;
        _pass = pass;
    }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Every capability that can be had, the likeliest first: the blast radius of the entries.</summary>
    public IEnumerable<Holding> All => _pass.Settled.Select(p => new Holding(Proposition.CapabilityOf(p), Proposition.NodeOf(p)));

    public bool Holds(Capability capability, int node) => _pass.Holds(Proposition.Of(capability, node));

    /// <summary>The likeliest way to a capability; null where there is none.</summary>
    public Derivation? Best(Capability capability, int node)
    {
        var goal = Proposition.Of(capability, node);
        return _pass.Holds(goal) ? new DerivationWriter(_graph.Steps, Entries, _pass).Write(goal) : null;
    }

    /// <summary>Up to <paramref name="count"/> ways to a capability that differ in their steps, the likeliest first.</summary>
    public IReadOnlyList<Derivation> Alternatives(Capability capability, int node, int count, CancellationToken stop = default) =>
        Attack.Alternatives.Find(_graph.Steps, _again ??= new SearchPass(_graph.Steps), Entries, Proposition.Of(capability, node), count, stop);
}
