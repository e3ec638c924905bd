using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Graph;

namespace Cairn.Analysis.Attack;

/// <summary>All attack steps that are possible on one graph, in flat arrays: what each needs, gives and costs.</summary>
/// <remarks>Steps of one technique are neighbours. Bulk techniques have no rows: their steps are numbered after all others, one per edge.</remarks>
internal sealed class StepTable
{
    private readonly int[] _start;
    private readonly int[] _rows;
    private readonly int[] _needStart;
    private readonly int[] _needs;
    private readonly PatternRows[] _matches;
    private readonly Technique[] _techniques;
    private readonly Lazy<GiveIndex> _givers;

    internal StepTable(GraphSnapshot graph, StepTableBuilder built, Technique[] techniques, PatternRows[] matches, BulkStep[] bulk)
    {
        Graph = graph;
        _techniques = techniques;
        _matches = matches;
        _start = [.. built.Start];
        _rows = [.. built.Rows];
        _needStart = [.. built.NeedStart];
        _needs = [.. built.Needs];
        Costs = [.. built.Costs];
        Gives = [.. built.Gives];
        Bulk = bulk;
        Doubts = new EdgeDoubts(graph);
        Conditions = new StepConditions(this);
        _givers = new Lazy<GiveIndex>(() => new GiveIndex(this));
        Waiting = new NeedIndex(graph.NodeCount * Proposition.PerNode, _needStart, _needs);
    }

    public GraphSnapshot Graph { get; }

    public EdgeDoubts Doubts { get; }

    public int Count => Costs.Length;

    public int[] Costs { get; }

    public int[] Gives { get; }

    public BulkStep[] Bulk { get; }

    /// <summary>The techniques whose matches were cut off.</summary>
    public IReadOnlyList<string> Truncated => [.. _techniques.Where((_, i) => _matches[i].Truncated).Select(t => t.Id)];

    /// <summary>Which steps wait for a proposition.</summary>
    public NeedIndex Waiting { get; }

    /// <summary>Which steps give a proposition; made when somebody first asks.</summary>
    public GiveIndex Givers => _givers.Value;

    /// <summary>What must hold for steps, and whether it can hold at once.</summary>
    public StepConditions Conditions { get; }

    public int NeedCount(int step) => _needStart[step + 1] - _needStart[step];

    public int BulkId(int bulk, int edge) => Count + (bulk * Graph.EdgeCount) + edge;

    public int GiveOf(int step) => step < Count ? Gives[step] : BulkOf(step).GiveAlong(Graph.EdgeAt(EdgeOf(step)));

    public ReadOnlySpan<int> NeedsOf(int step) => step < Count
        ? _needs.AsSpan(_needStart[step], NeedCount(step))
        : new[] { BulkOf(step).NeedOf(Graph.EdgeAt(EdgeOf(step)).From) };

    public Technique TechniqueOf(int step) => step < Count ? _techniques[TechniqueIndex(step)] : BulkOf(step).Technique;

    /// <summary>The cells of the match behind a step; empty for a bulk step.</summary>
    public ReadOnlySpan<int> CellsOf(int step) => step < Count ? _matches[TechniqueIndex(step)].Row(_rows[step]) : [];

    /// <summary>The edges a step rests on.</summary>
    public IEnumerable<int> EdgesOf(int step)
    {
        if (step >= Count)
            return [EdgeOf(step)];
        var cells = CellsOf(step).ToArray();
        return TechniqueOf(step).Pattern.Slots.Select((slot, i) => (slot, i)).Where(x => x.slot.IsEdge).Select(x => cells[x.i]).Distinct();
    }

    public IEnumerable<Modifier> ModifiersOf(int step)
    {
        if (step >= Count)
            return [];
        var flags = _matches[TechniqueIndex(step)].Flags(_rows[step]);
        return TechniqueOf(step).Modifiers.Where((_, i) => (flags & (1u << i)) != 0);
    }

    /// <param name="doubted">Doubts that count already; those of this step are added. One doubt counts once in a derivation.</param>
    public double LikelihoodOf(int step, ISet<Doubt> doubted) =>
        StepLikelihood.Of(TechniqueOf(step), ModifiersOf(step), EdgesOf(step).SelectMany(Doubts.Of).Where(doubted.Add).Aggregate(1.0, (factor, doubt) => factor * doubt.Factor));

    /// <summary>What a step costs without its doubts.</summary>
    public int BareCostOf(int step) => Cost.OfStep(StepLikelihood.Of(TechniqueOf(step), ModifiersOf(step), 1));

    /// <summary>What a step costs the search.</summary>
    public int CostOf(int step) => step < Count ? Costs[step] : Cost.OfStep(BulkOf(step).Technique.Likelihood * Doubts.Factor(EdgeOf(step)));

    private int EdgeOf(int step) => (step - Count) % Graph.EdgeCount;

    private BulkStep BulkOf(int step) => Bulk[(step - Count) / Graph.EdgeCount];

    private int TechniqueIndex(int step)
    {
        var found = Array.BinarySearch(_start, step);
        if (found < 0)
            return ~found - 1;
        // Techniques without steps share a start with the next one: the last of them is the one that has the step.
        while (found + 1 < _start.Length && _start[found + 1] == step)
            found++;
        return found;
    }
}

/// <summary>A technique that is followed along every edge of one or more kinds.</summary>
internal sealed record BulkStep(Technique Technique, int[] EdgeKinds, Func<int, bool> StartsAt, Func<int, bool> EndsAt)
{
    public int NeedOf(int node) => Proposition.Of(Technique.Needs[0].Capability, node);

    public int GiveAlong(Edge edge) => Proposition.Of(Technique.Gives[0].Capability, edge.To);
}

/// <summary>How likely a step succeeds.</summary>
internal static class StepLikelihood
{
    private const double Least = 0.001;
    private const double MostWithHelp = 0.99;

    public static double Of(Technique technique, IEnumerable<Modifier> modifiers, double edges)
    {
        var factor = modifiers.Aggregate(1.0, (product, modifier) => product * modifier.Factor);
        if (factor == 0)
            return 0;
        var likelihood = technique.Likelihood * factor;
        return Math.Max(Least, (factor > 1 ? Math.Min(likelihood, MostWithHelp) : likelihood) * edges);
    }
}
