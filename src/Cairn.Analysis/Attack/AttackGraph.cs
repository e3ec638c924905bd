using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Graph;

namespace Cairn.Analysis.Attack;

/// <summary>Where an attack starts: what the attacker holds on a node, and how likely that is.</summary>
/// <param name="Capability">What is held there from the start.</param>
/// <param name="Attacker">The sort of attacker it stands for; null for a node that the user named.</param>
public readonly record struct Entry(int Node, double Likelihood = 1, Capability Capability = Capability.Own, string? Attacker = null);

/// <summary>Everything an attacker can do on one graph, as steps that need and give capabilities.</summary>
public sealed class AttackGraph
{
    /// <summary>The most places of one technique that are laid out; more is a gap.</summary>
    public const int DefaultLimit = 50_000_000;

    private readonly StepTable _steps;
    private SearchPass? _pass;

    private AttackGraph(StepTable steps, IReadOnlyList<string> cut)
    {
        _steps = steps;
        Cut = cut;
    }

    public GraphSnapshot Graph => _steps.Graph;

    public int StepCount => _steps.Count;

    /// <summary>The techniques that fit in more places than were laid out.</summary>
    public IReadOnlyList<string> Cut { get; }

    internal StepTable Steps => _steps;

    /// <summary>A pass to use again and again, since making one takes as long as the graph is large; what it found is gone with the next run.</summary>
    internal SearchPass Pass => _pass ??= new SearchPass(_steps);

    public static AttackGraph Build(GraphSnapshot graph, IReadOnlyList<Technique> techniques, IPatternMatcher matcher, int limit = DefaultLimit, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(techniques);
        ArgumentNullException.ThrowIfNull(matcher);
        var steps = StepTableBuilder.Build(graph, techniques, matcher, limit, stop);
        return new AttackGraph(steps, steps.Truncated);
    }

    /// <summary>Everything reachable from the entries, each by its most likely derivation.</summary>
    public Reached From(IReadOnlyList<Entry> entries, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var pass = new SearchPass(_steps);
        pass.Run(Given(entries), stop: stop);
        return new Reached(this, entries, pass);
    }

    /// <summary>The same, for answers that are read before anything else is asked.</summary>
    internal Reached Briefly(IReadOnlyList<Entry> entries, CancellationToken stop)
    {
        Pass.Run(Given(entries), stop: stop);
        return new Reached(this, entries, Pass);
    }

    internal static IEnumerable<(int, int)> Given(IReadOnlyList<Entry> entries) =>
        entries.Select(entry => (Proposition.Of(entry.Capability, entry.Node), entry.Likelihood >= 1 ? 0 : Cost.OfStep(entry.Likelihood)));
}
