namespace Cairn.Graph.Algorithms;

/// <summary>The k cheapest paths without repeated nodes, in order of cost.</summary>
/// <remarks>Lawler's disjoint classes (a prefix, and the nodes that may not follow it), each waiting under a lower bound from the exact distances to the target and searched only
/// when that bound comes first; the search itself is A* over the same distances. Of parallel edges the cheapest counts.</remarks>
public sealed class KShortestPaths
{
    private readonly Topology _topology;
    private readonly int _target;
    private readonly Action<int>? _follow;
    private readonly int[] _rest;
    private readonly HashSet<int> _banned = [];
    private readonly Dictionary<int, (int Cost, int From, int Position)> _reached = [];

    private KShortestPaths(Topology topology, int target, Action<int>? follow)
    {
        _topology = topology;
        _target = target;
        _follow = follow;
        _rest = ShortestPaths.From(topology.Reversed, [target], -1, follow).Distances;
    }

    /// <summary>A class of paths: all that begin with these nodes and do not go on to the excluded ones; once searched, with its best path.</summary>
    private sealed record Candidate(int[] Prefix, int[] Positions, long PrefixCost, HashSet<int> Excluded)
    {
        public (int[] Nodes, int[] Positions)? Best { get; init; }
    }

    public static IReadOnlyList<GraphPath> Find(Topology topology, int source, int target, int count, Action<int>? follow = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        return new KShortestPaths(topology, target, follow).Run(source, count);
    }

    private List<GraphPath> Run(int source, int count)
    {
        var found = new List<GraphPath>();
        var queue = new PriorityQueue<Candidate, (long Cost, int Length, long Order)>();
        var order = 0L;
        Offer(queue, new Candidate([source], [], 0, []), ref order);
        while (found.Count < count && queue.TryDequeue(out var candidate, out var key))
        {
            if (candidate.Best is not { } best)
            {
                if (Search(candidate) is { } solved)
                {
                    queue.Enqueue(candidate with { Best = (solved.Nodes, solved.Positions) }, (solved.Cost, solved.Nodes.Length, order++));
                }

                continue;
            }

            found.Add(new GraphPath(best.Nodes, Array.ConvertAll(best.Positions, _topology.EdgeId), key.Cost));
            Split(queue, candidate, best, ref order);
        }

        return found;
    }

    // The paths left of a class, without its best one, by the node at which they leave that one.
    private void Split(PriorityQueue<Candidate, (long, int, long)> queue, Candidate candidate, (int[] Nodes, int[] Positions) best, ref long order)
    {
        var start = candidate.Prefix.Length - 1;
        var cost = candidate.PrefixCost;
        for (var i = start; i < best.Nodes.Length - 1; i++)
        {
            HashSet<int> excluded = i == start ? [.. candidate.Excluded, best.Nodes[i + 1]] : [best.Nodes[i + 1]];
            Offer(queue, new Candidate(best.Nodes[..(i + 1)], best.Positions[..i], cost, excluded), ref order);
            cost += _topology.Cost(best.Positions[i]);
        }
    }

    private void Offer(PriorityQueue<Candidate, (long, int, long)> queue, Candidate candidate, ref long order)
    {
        var end = candidate.Prefix[^1];
        if (end == _target)
        {
            if (candidate.Prefix.Length == 1 && candidate.Excluded.Count == 0)
            {
                queue.Enqueue(candidate with { Best = (candidate.Prefix, []) }, (0, 1, order++));
            }

            return;
        }

        var bound = long.MaxValue;
        for (var at = _topology.Starts[end]; at < _topology.Starts[end + 1]; at++)
        {
            var next = _topology.Targets[at];
            if (_rest[next] != ShortestPaths.Unreached && !candidate.Excluded.Contains(next) && Array.IndexOf(candidate.Prefix, next) < 0)
            {
                bound = Math.Min(bound, (long)_topology.Cost(at) + _rest[next]);
            }
        }

        _follow?.Invoke(_topology.Starts[end + 1] - _topology.Starts[end]);
        if (bound != long.MaxValue)
        {
            queue.Enqueue(candidate, (candidate.PrefixCost + bound, int.MaxValue, order++));
        }
    }

    private (int[] Nodes, int[] Positions, long Cost)? Search(Candidate candidate)
    {
        _banned.Clear();
        _banned.UnionWith(candidate.Prefix.AsSpan(0, candidate.Prefix.Length - 1).ToArray());
        _reached.Clear();
        var spur = candidate.Prefix[^1];
        _reached[spur] = (0, -1, -1);
        var queue = new PriorityQueue<(int Node, int Cost), long>();
        queue.Enqueue((spur, 0), _rest[spur]);
        while (queue.TryDequeue(out var head, out _))
        {
            if (_reached[head.Node].Cost != head.Cost)
            {
                continue;
            }

            if (head.Node == _target)
            {
                return Join(candidate, head.Cost);
            }

            Expand(head.Node, head.Cost, head.Node == spur ? candidate.Excluded : null, queue);
        }

        return null;
    }

    private void Expand(int node, int cost, HashSet<int>? excluded, PriorityQueue<(int, int), long> queue)
    {
        _follow?.Invoke(_topology.Starts[node + 1] - _topology.Starts[node]);
        for (var at = _topology.Starts[node]; at < _topology.Starts[node + 1]; at++)
        {
            var next = _topology.Targets[at];
            if (_rest[next] == ShortestPaths.Unreached || _banned.Contains(next) || excluded?.Contains(next) == true)
            {
                continue;
            }

            var through = checked(cost + _topology.Cost(at));
            if (!_reached.TryGetValue(next, out var known) || through < known.Cost)
            {
                _reached[next] = (through, node, at);
                queue.Enqueue((next, through), (long)through + _rest[next]);
            }
        }
    }

    private (int[] Nodes, int[] Positions, long Cost) Join(Candidate candidate, int cost)
    {
        var (nodes, positions) = (new List<int>(), new List<int>());
        for (var at = _target; _reached[at].From >= 0; at = _reached[at].From)
        {
            nodes.Add(at);
            positions.Add(_reached[at].Position);
        }

        nodes.Reverse();
        positions.Reverse();
        return ([.. candidate.Prefix, .. nodes], [.. candidate.Positions, .. positions], candidate.PrefixCost + cost);
    }
}
