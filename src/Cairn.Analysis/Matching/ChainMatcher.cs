using Cairn.Graph;

namespace Cairn.Analysis.Matching;

/// <summary>Matches fixed-length patterns by walking from the rarest node along the edges.</summary>
public sealed class ChainMatcher : IPatternMatcher
{
    public PatternRows Match(GraphSnapshot graph, Pattern pattern, int limit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(pattern);
        var rows = new PatternRows(pattern.Slots.Count);
        var cells = new int[pattern.AllSlots.Count];
        Array.Fill(cells, -1);
        var evaluator = new Evaluator(graph, cells, pattern.AllSlots);
        ShapeWalk.Plan(graph, pattern.Shape, cells).Run(() =>
        {
            stop.ThrowIfCancellationRequested();
            if (pattern.Where is not null && !evaluator.Holds(pattern.Where))
                return true;
            if (rows.Count == limit)
            {
                rows.Truncated = true;
                return false;
            }

            rows.Add(cells.AsSpan(0, pattern.Slots.Count), Flags(pattern, evaluator));
            return true;
        });
        return rows;
    }

    private static uint Flags(Pattern pattern, Evaluator evaluator)
    {
        var flags = 0u;
        for (var i = 0; i < pattern.Flags.Count; i++)
        {
            if (evaluator.Holds(pattern.Flags[i]))
                flags |= 1u << i;
        }

        return flags;
    }
}
