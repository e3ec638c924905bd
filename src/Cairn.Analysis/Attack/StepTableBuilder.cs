using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Graph;

namespace Cairn.Analysis.Attack;

/// <summary>Turns the matches of techniques into steps.</summary>
internal sealed class StepTableBuilder(GraphSnapshot graph)
{
    private readonly EdgeDoubts _doubts = new(graph);
    private readonly Dictionary<(Technique, uint, double), int> _costs = [];

    public List<int> Start { get; } = [];

    public List<int> Rows { get; } = [];

    public List<int> NeedStart { get; } = [0];

    public List<int> Needs { get; } = [];

    public List<int> Costs { get; } = [];

    public List<int> Gives { get; } = [];

    public static StepTable Build(GraphSnapshot graph, IReadOnlyList<Technique> techniques, IPatternMatcher matcher, int limit, CancellationToken stop)
    {
        var builder = new StepTableBuilder(graph);
        var laidOut = techniques.Where(t => !t.Bulk).ToArray();
        var matches = new PatternRows[laidOut.Length];
        for (var i = 0; i < laidOut.Length; i++)
        {
            builder.Start.Add(builder.Costs.Count);
            matches[i] = matcher.Match(graph, laidOut[i].Pattern, limit, stop);
            builder.Add(laidOut[i], matches[i]);
        }

        return new StepTable(graph, builder, laidOut, matches, [.. techniques.Where(t => t.Bulk).Select(t => BulkOf(graph, t))]);
    }

    private static BulkStep BulkOf(GraphSnapshot graph, Technique technique)
    {
        var shape = technique.Pattern.Shape;
        var edge = shape.Edges[0];
        Func<int, bool> Test(int slot)
        {
            var tests = shape.Nodes.Where(n => n.Slot == slot).Select(n => new NodeTest(graph, n)).ToArray();
            return node => Array.TrueForAll(tests, t => t.Fits(node));
        }

        return new BulkStep(technique, [.. edge.Kinds.Select(graph.EdgeKindId).Where(k => k >= 0)], Test(edge.From), Test(edge.To));
    }

    private void Add(Technique technique, PatternRows rows)
    {
        var edges = technique.Pattern.Slots.Select((slot, i) => (slot, i)).Where(x => x.slot.IsEdge).Select(x => x.i).ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            var cells = rows.Row(row);
            var factor = 1.0;
            foreach (var edge in edges)
                factor *= _doubts.Factor(cells[edge]);
            var cost = CostOf(technique, rows.Flags(row), factor);
            if (cost == Cost.Unreached)
                continue;
            foreach (var give in technique.Gives)
                Add(technique, cells, row, Proposition.Of(give.Capability, cells[give.Slot]), cost);
        }
    }

    private void Add(Technique technique, ReadOnlySpan<int> cells, int row, int give, int cost)
    {
        var first = Needs.Count;
        foreach (var need in technique.Needs)
        {
            var proposition = Proposition.Of(need.Capability, cells[need.Slot]);
            if (Implies(proposition, give))
            {
                // Who holds this already gains nothing by the step.
                Needs.RemoveRange(first, Needs.Count - first);
                return;
            }

            if (Needs.IndexOf(proposition, first) < 0)
                Needs.Add(proposition);
        }

        NeedStart.Add(Needs.Count);
        Rows.Add(row);
        Costs.Add(cost);
        Gives.Add(give);
    }

    private static bool Implies(int held, int wanted) =>
        Proposition.NodeOf(held) == Proposition.NodeOf(wanted) && Implications.Imply(Proposition.CapabilityOf(held), Proposition.CapabilityOf(wanted));

    private int CostOf(Technique technique, uint flags, double edges)
    {
        if (_costs.TryGetValue((technique, flags, edges), out var cost))
            return cost;
        var likelihood = StepLikelihood.Of(technique, technique.Modifiers.Where((_, i) => (flags & (1u << i)) != 0), edges);
        cost = likelihood == 0 ? Cost.Unreached : Cost.OfStep(likelihood);
        _costs.Add((technique, flags, edges), cost);
        return cost;
    }
}

/// <summary>What a capability brings with it on the same node.</summary>
internal static class Implications
{
    public static bool Imply(Capability held, Capability wanted) =>
        held == wanted || held == Capability.Own || (held == Capability.Write && wanted == Capability.Influence);
}
