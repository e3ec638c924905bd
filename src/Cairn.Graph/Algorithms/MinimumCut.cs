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

        return new Flow(topology, from, to, follow).Cut();
    }

    private sealed class Flow
    {
        private readonly Topology _topology;
        private readonly HashSet<int> _sources;
        private readonly HashSet<int> _targets;
        private readonly Action<int>? _follow;
        private readonly int[] _flow;
        private readonly int[] _backStarts;
        private readonly int[] _backFrom;
        private readonly int[] _backPosition;
        private readonly int[] _level;
        private readonly int[] _next;
        private readonly int[] _nextBack;

        public Flow(Topology topology, HashSet<int> sources, HashSet<int> targets, Action<int>? follow)
        {
            _topology = topology;
            _sources = sources;
            _targets = targets;
            _follow = follow;
            _flow = new int[topology.EdgeCount];
            _level = new int[topology.NodeCount];
            _next = new int[topology.NodeCount];
            _nextBack = new int[topology.NodeCount];
            (_backStarts, _backFrom, _backPosition) = Backwards(topology);
        }

        public MinimumCut Cut()
        {
            var weight = 0L;
            while (Levels())
            {
                Array.Copy(_topology.Starts, _next, _next.Length);
                Array.Copy(_backStarts, _nextBack, _nextBack.Length);
                foreach (var source in _sources)
                {
                    while (Augment(source) is var more and > 0)
                    {
                        weight += more;
                    }
                }
            }

            var edges = new List<int>();
            for (var node = 0; node < _topology.NodeCount; node++)
            {
                for (var at = _topology.Starts[node]; _level[node] >= 0 && at < _topology.Starts[node + 1]; at++)
                {
                    if (_level[_topology.Targets[at]] < 0 && _topology.Cost(at) > 0)
                    {
                        edges.Add(_topology.EdgeId(at));
                    }
                }
            }

            return new MinimumCut(weight, edges);
        }

        private static (int[] Starts, int[] From, int[] Position) Backwards(Topology topology)
        {
            var starts = new int[topology.NodeCount + 1];
            foreach (var target in topology.Targets)
            {
                starts[target + 1]++;
            }

            for (var node = 0; node < topology.NodeCount; node++)
            {
                starts[node + 1] += starts[node];
            }

            var next = starts.AsSpan(0, topology.NodeCount).ToArray();
            var (from, position) = (new int[topology.EdgeCount], new int[topology.EdgeCount]);
            for (var node = 0; node < topology.NodeCount; node++)
            {
                for (var at = topology.Starts[node]; at < topology.Starts[node + 1]; at++)
                {
                    var slot = next[topology.Targets[at]]++;
                    (from[slot], position[slot]) = (node, at);
                }
            }

            return (starts, from, position);
        }

        /// <summary>Distances in the residual graph; false where no target is in reach any more.</summary>
        private bool Levels()
        {
            Array.Fill(_level, -1);
            var queue = new Queue<int>(_sources);
            foreach (var source in _sources)
            {
                _level[source] = 0;
            }

            var found = false;
            while (queue.TryDequeue(out var node))
            {
                _follow?.Invoke(_topology.Starts[node + 1] - _topology.Starts[node]);
                found |= _targets.Contains(node);
                for (var at = _topology.Starts[node]; at < _topology.Starts[node + 1]; at++)
                {
                    Reach(node, _topology.Targets[at], _topology.Cost(at) - _flow[at], queue);
                }

                for (var at = _backStarts[node]; at < _backStarts[node + 1]; at++)
                {
                    Reach(node, _backFrom[at], _flow[_backPosition[at]], queue);
                }
            }

            return found;
        }

        private void Reach(int node, int next, int room, Queue<int> queue)
        {
            if (room > 0 && _level[next] < 0)
            {
                _level[next] = _level[node] + 1;
                queue.Enqueue(next);
            }
        }

        /// <summary>Pushes flow along one path of rising levels; an explicit path instead of recursion, because paths may be long.</summary>
        private int Augment(int source)
        {
            var path = new List<(int Node, int Position, bool Back)>();
            var node = source;
            while (!_targets.Contains(node))
            {
                if (Step(node) is { } step)
                {
                    path.Add((node, step.Position, step.Back));
                    node = step.Next;
                    continue;
                }

                if (path.Count == 0)
                {
                    return 0;
                }

                // A dead end: leave it and do not come back in this phase.
                _level[node] = -1;
                node = path[^1].Node;
                path.RemoveAt(path.Count - 1);
            }

            var room = path.Count == 0 ? 0 : path.Min(step => step.Back ? _flow[step.Position] : _topology.Cost(step.Position) - _flow[step.Position]);
            foreach (var (_, position, back) in path)
            {
                _flow[position] += back ? -room : room;
            }

            return room;
        }

        private (int Next, int Position, bool Back)? Step(int node)
        {
            for (; _next[node] < _topology.Starts[node + 1]; _next[node]++)
            {
                var at = _next[node];
                if (_level[_topology.Targets[at]] == _level[node] + 1 && _topology.Cost(at) > _flow[at])
                {
                    return (_topology.Targets[at], at, false);
                }
            }

            for (; _nextBack[node] < _backStarts[node + 1]; _nextBack[node]++)
            {
                var at = _nextBack[node];
                if (_level[_backFrom[at]] == _level[node] + 1 && _flow[_backPosition[at]] > 0)
                {
                    return (_backFrom[at], _backPosition[at], true);
                }
            }

            return null;
        }
    }
}
