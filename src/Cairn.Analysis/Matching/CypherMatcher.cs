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
        if (!CanMatch(graph, pattern.Shape))
            return rows;
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

    /// <summary>Most patterns ask for kinds that an estate has none of; they need no plan.</summary>
    private static bool CanMatch(GraphSnapshot graph, Shape shape) =>
        shape.Nodes.All(node => node.Kinds.All(group => group.Any(kind => graph.NodeKindId(kind) >= 0)))
        && shape.Edges.All(edge => edge.Kinds.Count == 0 || edge.Kinds.Any(kind => graph.EdgeKindId(kind) >= 0));

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
