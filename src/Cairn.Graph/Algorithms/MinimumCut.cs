namespace Cairn.Graph.Algorithms;

/// <summary>A least set of edges without which no source leads to any target: its weight and the ids of its edges.</summary>
public sealed record MinimumCut(long Weight, IReadOnlyList<int> Edges)
{
    /// <summary>Finds a cut by Dinic's maximum flow. Every edge weighs its cost in the topology (1 each where it has none); zero-cost edges are free to cut.</summary>
    /// <exception cref="ArgumentException">A node is both source and target.</exception>
    public static MinimumCut Between(Topology topology, IEnumerable<int> sources, IEnumerable<int> targets, Action<int>? follow = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        var from = sources.ToHashSet();
        var to = targets.ToHashSet();
        if (from.Overlaps(to))
        {
            throw new ArgumentException("a node cannot be both source and target of a cut", nameof(targets));
        }

        // Turned round, the least cut is as light. The search is quicker from the side at which less can flow at most, because it has less to fill.
        var flow = Capacity(topology.Reversed, to) < Capacity(topology, from)
            ? new MaximumFlow(topology.Reversed, to, from, follow)
            : new MaximumFlow(topology, from, to, follow);
        var weight = flow.Run();
        return new MinimumCut(weight, flow.Crossing());
    }

    private static long Capacity(Topology topology, HashSet<int> nodes)
    {
        var capacity = 0L;
        foreach (var node in nodes)
        {
            for (var at = topology.Starts[node]; at < topology.Starts[node + 1]; at++)
            {
                capacity += topology.Cost(at);
            }
        }

        return capacity;
    }
}
