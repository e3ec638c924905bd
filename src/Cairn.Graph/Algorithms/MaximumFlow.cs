namespace Cairn.Graph.Algorithms;

/// <summary>Dinic's maximum flow from sources to targets.</summary>
/// <remarks>Flow can be taken back only where there is some, and few nodes carry any: only for those the rows of edges that lead to them are read at all.
/// A search for levels ends with the level of the nearest target.</remarks>
internal sealed class MaximumFlow
{
    private const int Unseen = -1;

    private readonly Topology _topology;
    private readonly HashSet<int> _sources;
    private readonly Action<int>? _follow;

    // By position: how much more an edge can carry.
    private readonly int[] _room;
    private readonly int[] _backStarts;
    private readonly int[] _backFrom;
    private readonly int[] _backPosition;

    private readonly bool[] _isTarget;
    private readonly bool[] _carries;
    private readonly int[] _level;
    private readonly int[] _next;
    private readonly int[] _nextBack;
    private readonly int[] _queue;
    private readonly List<(int Node, int Position, bool Back)> _path = [];

    public MaximumFlow(Topology topology, HashSet<int> sources, HashSet<int> targets, Action<int>? follow)
    {
        _topology = topology;
        _sources = sources;
        _follow = follow;
        _room = new int[topology.EdgeCount];
        for (var at = 0; at < _room.Length; at++)
        {
            _room[at] = topology.Cost(at);
        }

        _level = new int[topology.NodeCount];
        _next = new int[topology.NodeCount];
        _nextBack = new int[topology.NodeCount];
        _queue = new int[topology.NodeCount];
        _carries = new bool[topology.NodeCount];
        _isTarget = new bool[topology.NodeCount];
        foreach (var target in targets)
        {
            _isTarget[target] = true;
        }

        (_backStarts, _backFrom, _backPosition) = Backwards(topology);
    }

    /// <summary>The amount of the flow.</summary>
    public long Run()
    {
        var amount = 0L;
        while (Levels())
        {
            Array.Copy(_topology.Starts, _next, _next.Length);
            Array.Copy(_backStarts, _nextBack, _nextBack.Length);
            foreach (var source in _sources)
            {
                while (Augment(source) is var more and > 0)
                {
                    amount += more;
                }
            }
        }

        return amount;
    }

    /// <summary>After the run: the ids of the edges from what sources can still reach to what they cannot.</summary>
    public List<int> Crossing()
    {
        var edges = new List<int>();
        for (var node = 0; node < _topology.NodeCount; node++)
        {
            for (var at = _topology.Starts[node]; _level[node] != Unseen && at < _topology.Starts[node + 1]; at++)
            {
                if (_level[_topology.Targets[at]] == Unseen && _topology.Cost(at) > 0)
                {
                    edges.Add(_topology.EdgeId(at));
                }
            }
        }

        return edges;
    }

    private static (int[] Starts, int[] From, int[] Position) Backwards(Topology topology)
    {
        var back = topology.Reversed;
        if (topology.EdgeIds is null && back.EdgeIds is { } positions)
        {
            return (back.Starts, back.Targets, positions);
        }

        if (back.EdgeIds is null && topology.EdgeIds is { } ids)
        {
            return (back.Starts, back.Targets, Transposition.Inverse(ids));
        }

        var starts = Transposition.Starts(topology.Targets, topology.NodeCount);
        var (from, position) = Transposition.Of(topology.Starts, topology.Targets, starts);
        return (starts, from, position);
    }

    /// <summary>Distances in the residual graph as far as the nearest target; false where none is in reach any more.</summary>
    private bool Levels()
    {
        Array.Fill(_level, Unseen);
        var count = 0;
        foreach (var source in _sources)
        {
            _level[source] = 0;
            _queue[count++] = source;
        }

        var last = int.MaxValue;
        for (var head = 0; head < count && _level[_queue[head]] < last; head++)
        {
            var node = _queue[head];
            if (_isTarget[node])
            {
                last = _level[node];
                continue;
            }

            _follow?.Invoke(_topology.Starts[node + 1] - _topology.Starts[node]);
            count = Spread(node, _level[node] + 1, count);
        }

        return last != int.MaxValue;
    }

    private int Spread(int node, int level, int count)
    {
        var (start, end) = (_topology.Starts[node], _topology.Starts[node + 1]);
        var targets = _topology.Targets.AsSpan(start..end);
        var room = _room.AsSpan(start..end);
        for (var i = 0; i < targets.Length && i < room.Length; i++)
        {
            ref var known = ref _level[targets[i]];
            if (known == Unseen && room[i] > 0)
            {
                known = level;
                _queue[count++] = targets[i];
            }
        }

        for (var at = _backStarts[node]; _carries[node] && at < _backStarts[node + 1]; at++)
        {
            ref var known = ref _level[_backFrom[at]];
            if (known == Unseen && Flow(_backPosition[at]) > 0)
            {
                known = level;
                _queue[count++] = _backFrom[at];
            }
        }

        return count;
    }

    private int Flow(int position) => _topology.Cost(position) - _room[position];

    /// <summary>Pushes flow along one path of rising levels; an explicit path instead of recursion, because paths may be long.</summary>
    private int Augment(int source)
    {
        _path.Clear();
        var node = source;
        while (!_isTarget[node])
        {
            _follow?.Invoke(1);
            if (Step(node) is { } step)
            {
                _path.Add((node, step.Position, step.Back));
                node = step.Next;
                continue;
            }

            if (_path.Count == 0)
            {
                return 0;
            }

            // A dead end: leave it and do not come back in this phase.
            _level[node] = Unseen;
            node = _path[^1].Node;
            _path.RemoveAt(_path.Count - 1);
        }

        return Push();
    }

    private int Push()
    {
        var amount = _path.Count == 0 ? 0 : _path.Min(step => step.Back ? Flow(step.Position) : _room[step.Position]);
        foreach (var (_, position, back) in _path)
        {
            _room[position] += back ? amount : -amount;
            _carries[_topology.Targets[position]] = true;
        }

        return amount;
    }

    private (int Next, int Position, bool Back)? Step(int node)
    {
        var deeper = _level[node] + 1;
        for (ref var at = ref _next[node]; at < _topology.Starts[node + 1]; at++)
        {
            if (_level[_topology.Targets[at]] == deeper && _room[at] > 0)
            {
                return (_topology.Targets[at], at, false);
            }
        }

        for (ref var at = ref _nextBack[node]; _carries[node] && at < _backStarts[node + 1]; at++)
        {
            if (_level[_backFrom[at]] == deeper && Flow(_backPosition[at]) > 0)
            {
                return (_backFrom[at], _backPosition[at], true);
            }
        }

        return null;
    }
}
