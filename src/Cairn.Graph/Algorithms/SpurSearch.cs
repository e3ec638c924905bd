namespace Cairn.Graph.Algorithms;

/// <summary>What a search for the best beginning of a path found: the nodes from the spur back to a source and the positions of their edges, without the spur itself; nothing where there is none.</summary>
internal readonly record struct Spur(int[] Nodes, int[] Positions, long Cost)
{
    /// <summary>Whether the search was broken off because it would cost more than allowed; the cost is then what it would cost at least.</summary>
    public bool IsPaused { get; init; }
}

/// <summary>A* from a node back to the nearest source, guided by the exact distances, that avoids given nodes.</summary>
internal sealed class SpurSearch(Topology back, int[] distances, HashSet<int> sources, Action<int>? follow)
{
    private const int Avoided = -1;
    private const int FewExcluded = 8;

    private readonly Reached[] _reached = new Reached[back.NodeCount];
    private readonly PriorityQueue<(int Node, int Cost), long> _queue = new();
    private int _epoch;

    /// <summary>How a node was reached; meaningful in the search of that number.</summary>
    private struct Reached
    {
        public int Epoch;
        public int Cost;
        public int From;
        public int Position;
    }

    /// <param name="ending">The end of the path, the target first; the search goes on from its last node and avoids the others.</param>
    /// <param name="excluded">Nodes that may not come right before it.</param>
    /// <param name="limit">The cost above which to give up for now.</param>
    public Spur Find(int[] ending, int[] excluded, long limit)
    {
        _epoch++;
        _queue.Clear();
        foreach (var node in ending)
        {
            _reached[node] = new Reached { Epoch = _epoch, Cost = Avoided };
        }

        Expand(ending[^1], 0, excluded.Length <= FewExcluded ? excluded : excluded.ToHashSet());
        while (_queue.TryDequeue(out var head, out var priority))
        {
            var least = priority >> 32;
            if (least > limit)
            {
                return new Spur([], [], least) { IsPaused = true };
            }

            if (_reached[head.Node].Cost != head.Cost)
            {
                continue;
            }

            if (sources.Contains(head.Node))
            {
                return Way(head.Node, ending[^1], head.Cost);
            }

            Expand(head.Node, head.Cost, []);
        }

        return new Spur([], [], 0);
    }

    // Of equally promising nodes the one farther on comes first.
    private static long Priority(int cost, int rest) => (((long)cost + rest) << 32) | (uint)rest;

    private void Expand(int node, int cost, ICollection<int> excluded)
    {
        follow?.Invoke(back.Starts[node + 1] - back.Starts[node]);
        for (var at = back.Starts[node]; at < back.Starts[node + 1]; at++)
        {
            var before = back.Targets[at];
            var rest = distances[before];
            if (rest == ShortestPaths.Unreached || (excluded.Count > 0 && excluded.Contains(before)))
            {
                continue;
            }

            var through = checked(cost + back.Cost(at));
            ref var known = ref _reached[before];
            if (known.Epoch != _epoch || through < known.Cost)
            {
                known = new Reached { Epoch = _epoch, Cost = through, From = node, Position = at };
                _queue.Enqueue((before, through), Priority(through, rest));
            }
        }
    }

    private Spur Way(int source, int spur, int cost)
    {
        var (nodes, positions) = (new List<int>(), new List<int>());
        for (var at = source; at != spur; at = _reached[at].From)
        {
            nodes.Add(at);
            positions.Add(_reached[at].Position);
        }

        nodes.Reverse();
        positions.Reverse();
        return new Spur([.. nodes], [.. positions], cost);
    }
}
