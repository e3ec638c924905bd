using Cairn.Graph;
using Cairn.Graph.Cypher;

namespace Cairn.Analysis.Matching;

/// <summary>Matches patterns with the graph's query language.</summary>
public sealed class CypherMatcher : IPatternMatcher
{
    /// <summary>Rows are handed on, not kept; only the caller's limit and token end a run.</summary>
    private static readonly QueryBudget Budget = new() { Time = TimeSpan.FromHours(1), Rows = long.MaxValue };

    public PatternRows Match(GraphSnapshot graph, Pattern pattern, int limit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(pattern);
        var slots = pattern.Slots;
        var rows = new PatternRows(slots.Count);
        var cells = new int[slots.Count];
        pattern.Query.Stream(
            graph,
            row =>
            {
                if (rows.Count == limit)
                {
                    rows.Truncated = true;
                    return false;
                }

                for (var i = 0; i < cells.Length; i++)
                    cells[i] = slots[i].IsEdge ? row[i].AsRelationship() : row[i].AsNode();
                rows.Add(cells, Flags(row[cells.Length..]));
                return true;
            },
            budget: Budget,
            cancellationToken: stop);
        return rows;
    }

    private static uint Flags(ReadOnlySpan<Value> values)
    {
        var flags = 0u;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Type == ValueKind.Boolean && values[i].AsBoolean())
                flags |= 1u << i;
        }

        return flags;
    }
}
