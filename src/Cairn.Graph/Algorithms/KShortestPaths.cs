namespace Cairn.Graph.Algorithms;

/// <summary>The k cheapest paths without repeated nodes, in order of cost.</summary>
/// <remarks>One search from the sources gives every node's exact distance; all targets share it. From each target Lawler's disjoint classes (how the path ends, and the nodes that may
/// not come before that) wait under a lower bound from those distances and are searched only when that bound comes first, by A* over the same distances.
/// Of parallel edges the cheapest counts. A path begins at a source and passes no other one.</remarks>
public sealed class KShortestPaths
{
    private readonly Topology _back;
    private readonly int[] _distances;
    private readonly HashSet<int> _sources;
    private readonly Action<int>? _follow;
    private readonly SpurSearch _search;
    private readonly PriorityQueue<Ending, (long Cost, int Length, long Order)> _queue = new();
    private long _order;

    private KShortestPaths(Topology topology, HashSet<int> sources, Action<int>? follow)
    {
        _back = topology.Reversed;
        _sources = sources;
        _follow = follow;
        _distances = ShortestPaths.From(topology, sources, -1, follow).Distances;
        _search = new SpurSearch(_back, _distances, sources, follow);
    }

    /// <summary>A class of paths: all that end with these nodes (the target first) and do not come from the excluded ones; once searched, with its best path, from the target back.</summary>
    private sealed record Ending(int[] Nodes, int[] Positions, long Cost, int[] Excluded)
    {
        public (int[] Nodes, int[] Positions)? Best { get; init; }

        /// <summary>Whether a search of this class was broken off because other classes came first.</summary>
        public bool WasPaused { get; init; }
    }

    public static IReadOnlyList<GraphPath> Find(Topology topology, int source, int target, int count, Action<int>? follow = null) =>
        ToEach(topology, [source], [target], count, follow)[0];

    /// <summary>For every target its own cheapest paths from whichever source.</summary>
    /// <param name="topology">The graph.</param>
    /// <param name="sources">Where paths begin.</param>
    /// <param name="targets">Where they end.</param>
    /// <param name="count">How many paths to find for each target.</param>
    /// <param name="follow">Told now and then how many edges were followed; may throw to end the search.</param>
    public static IReadOnlyList<IReadOnlyList<GraphPath>> ToEach(Topology topology, IEnumerable<int> sources, IReadOnlyList<int> targets, int count, Action<int>? follow = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        var paths = new KShortestPaths(topology, [.. sources], follow);
        return [.. targets.Select(target => paths.To(target, count))];
    }

    private List<GraphPath> To(int target, int count)
    {
        _queue.Clear();
        var found = new List<GraphPath>();
        Begin(target);
        while (found.Count < count && _queue.TryDequeue(out var ending, out var key))
        {
            if (ending.Best is { } best)
            {
                found.Add(PathOf(best, key.Cost));
                Split(ending, best);
            }
            else
            {
                Solve(ending);
            }
        }

        return found;
    }

    private void Begin(int target)
    {
        var whole = new Ending([target], [], 0, []);
        if (_sources.Contains(target))
        {
            _queue.Enqueue(whole with { Best = ([target], []) }, (0, 1, _order++));
        }
        else
        {
            Offer(whole);
        }
    }

    private void Solve(Ending ending)
    {
        var limit = ending.WasPaused || !_queue.TryPeek(out _, out var next) ? long.MaxValue : next.Cost - ending.Cost;
        var result = _search.Find(ending.Nodes, ending.Excluded, limit);
        if (result.IsPaused)
        {
            _queue.Enqueue(ending with { WasPaused = true }, (ending.Cost + result.Cost, int.MaxValue, _order++));
        }
        else if (result.Nodes.Length > 0)
        {
            int[] nodes = [.. ending.Nodes, .. result.Nodes];
            _queue.Enqueue(ending with { Best = (nodes, [.. ending.Positions, .. result.Positions]) }, (ending.Cost + result.Cost, nodes.Length, _order++));
        }
    }

    private GraphPath PathOf((int[] Nodes, int[] Positions) best, long cost)
    {
        var nodes = best.Nodes.ToArray();
        var edges = Array.ConvertAll(best.Positions, _back.EdgeId);
        Array.Reverse(nodes);
        Array.Reverse(edges);
        return new GraphPath(nodes, edges, cost);
    }

    // The paths left of a class, without its best one, by the node at which they leave that one.
    private void Split(Ending ending, (int[] Nodes, int[] Positions) best)
    {
        var start = ending.Nodes.Length - 1;
        var cost = ending.Cost;
        for (var i = start; i < best.Nodes.Length - 1; i++)
        {
            int[] excluded = i == start ? [.. ending.Excluded, best.Nodes[i + 1]] : [best.Nodes[i + 1]];
            Offer(new Ending(best.Nodes[..(i + 1)], best.Positions[..i], cost, excluded));
            cost += _back.Cost(best.Positions[i]);
        }
    }

    private void Offer(Ending ending)
    {
        var bound = long.MaxValue;
        var end = ending.Nodes[^1];
        for (var at = _back.Starts[end]; at < _back.Starts[end + 1]; at++)
        {
            var before = _back.Targets[at];
            var through = (long)_back.Cost(at) + _distances[before];
            if (through < bound && _distances[before] != ShortestPaths.Unreached && !ending.Excluded.AsSpan().Contains(before) && !ending.Nodes.AsSpan().Contains(before))
            {
                bound = through;
            }
        }

        _follow?.Invoke(_back.Starts[end + 1] - _back.Starts[end]);
        if (bound != long.MaxValue)
        {
            _queue.Enqueue(ending, (ending.Cost + bound, int.MaxValue, _order++));
        }
    }
}
