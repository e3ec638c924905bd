using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>The different ends of a variable-length relationship, by breadth-first search instead of by every trail.</summary>
/// <remarks>Only planned where nobody sees the trail or how often an end occurs. An end other than the start that a walk reaches, a trail reaches too,
/// because a shortest walk repeats nothing. For the start itself that holds along directed relationships; in both directions <see cref="Closure"/> decides.</remarks>
internal sealed class ReachSink : PipeSink
{
    private const int WideLevel = 256;

    // How many relationships may be followed before the budget is looked at.
    private const int Interval = 1 << 14;

    private readonly Expansion _plan;
    private readonly GraphSnapshot _graph;
    private readonly EdgeTest _test;
    private readonly NodeTest _toTest;
    private readonly bool _includesStart;
    private readonly int _max;
    private readonly Closure? _closure;
    private readonly Batch _batch;
    private readonly bool _isPlain;
    private NodeSet? _seen;

    // How many of the nodes seen were handed on, or looked at in vain.
    private int _shown;

    public ReachSink(Frame frame, Expansion plan, Sink next)
        : base(frame, next)
    {
        _plan = plan;
        _graph = frame.Graph;
        _test = new EdgeTest(frame, plan.Edge);
        _toTest = plan.TestOf(frame);
        _includesStart = plan.Edge.Hops!.Min == 0; // only edges of variable length come here
        _max = plan.Edge.Hops.Max ?? int.MaxValue;
        _closure = plan.Way == Way.Both ? new Closure() : null;
        _batch = new Batch(frame, plan.ToSlot);
        _isPlain = _test.AnyKind && !_test.HasProperties && _closure is null && _graph.Before is null;
    }

    public override void Finish()
    {
        Next.Finish();
        if (_seen is not null)
        {
            _seen.Clear();
            Spares<NodeSet>.GiveBack(_graph, _seen);
            _seen = null;
        }
    }

    public override bool Push()
    {
        var from = Frame.Slots[_plan.FromSlot];
        if (!from.IsNode)
        {
            return from.IsNull ? true : throw Failure.Type("InvalidArgumentValue", $"{from} is no node");
        }

        var wanted = -1;
        if (_plan.ToIsBound)
        {
            if (!Frame.Slots[_plan.ToSlot].IsNode)
            {
                return true;
            }

            wanted = (int)Frame.Slots[_plan.ToSlot].Bits;
        }

        return Search((int)from.Bits, wanted);
    }

    private bool Search(int start, int wanted)
    {
        var seen = _seen ??= Spares<NodeSet>.Take(_graph, nodes => new NodeSet(nodes));
        seen.Clear();
        _closure?.Begin(start);

        // A directed search may come back to its start and must report it then; otherwise the start is known from the beginning.
        var knowsStart = _includesStart || _closure is not null;
        if (knowsStart)
        {
            seen.Add(start);
        }

        _shown = _includesStart ? 0 : seen.Count;
        if (_max > 0)
        {
            Follow(seen, start, 1);
        }

        var level = knowsStart ? 1 : 0;
        for (var depth = 2; depth <= _max && level < seen.Count && !IsFound(seen, start, wanted); depth++)
        {
            var end = seen.Count;
            if (!Level(seen, (level, end), depth, wanted))
            {
                return false;
            }

            level = end;
        }

        return Show(seen, wanted) && (!ClosesOnStart() || Emit(start, wanted));
    }

    private bool ClosesOnStart() => !_includesStart && _closure is not null && _closure.Length <= _max;

    // In both directions the start itself is known from the beginning, and only the whole search says whether it is an end.
    private bool IsFound(NodeSet seen, int start, int wanted) => wanted >= 0 && (wanted != start || _closure is null) && seen.Has(wanted);

    private bool Level(NodeSet seen, (int Start, int End) level, int depth, int wanted)
    {
        if (_isPlain && level.End - level.Start >= WideLevel)
        {
            return WholeLevel(seen, level, wanted);
        }

        var rows = _graph.Before is not null ? null : _plan.Way == Way.In ? _graph.Incoming : _graph.Outgoing;
        for (var at = level.Start; at < level.End; at++)
        {
            var members = seen.Members;
            var node = members[at];
            if (rows is not null && at + (2 * Prefetch.Distance) < level.End)
            {
                Prefetch.Read(rows.Starts, members[at + (2 * Prefetch.Distance)]);
                Prefetch.Read(rows.Neighbours, rows.Starts[members[at + Prefetch.Distance]]);
            }

            Follow(seen, node, depth);
            if (seen.Count - _shown >= Batch.Capacity && !Show(seen, wanted))
            {
                return false;
            }
        }

        return true;
    }

    // Every relationship of one direction counts, and there are many: the rows are read without looking at any but their ends.
    private bool WholeLevel(NodeSet seen, (int Start, int End) level, int wanted)
    {
        var rows = _plan.Way == Way.In ? _graph.Incoming : _graph.Outgoing;
        for (var at = level.Start; at < level.End;)
        {
            (at, var followed) = seen.Spread(rows, at, level.End, Interval);
            Frame.Meter.Follow(followed);
            if (seen.Count - _shown >= Batch.Capacity && !Show(seen, wanted))
            {
                return false;
            }
        }

        return true;
    }

    private void Follow(NodeSet seen, int node, int depth)
    {
        if (_plan.Way != Way.In)
        {
            Follow(seen, _graph.OutgoingOf(node, out var row), row, node, depth);
        }

        if (_plan.Way != Way.Out)
        {
            Follow(seen, _graph.IncomingOf(node, out var row), row, node, depth);
        }
    }

    private void Follow(NodeSet seen, Adjacency rows, int row, int node, int depth)
    {
        var walk = new RangeWalk(rows, _test, row);
        var checks = _closure is not null || _test.HasProperties;
        while (walk.Next(out var start, out var end))
        {
            Frame.Meter.Follow(end - start);
            var neighbours = rows.Neighbours[start..end];
            if (!checks)
            {
                seen.AddAll(neighbours);
                continue;
            }

            for (var i = 0; i < neighbours.Length; i++)
            {
                if (Passes(rows.EdgeId(start + i), node, neighbours[i], depth))
                {
                    seen.Add(neighbours[i]);
                }
            }
        }
    }

    /// <summary>Hands on the nodes that have come since the last time.</summary>
    private bool Show(NodeSet seen, int wanted)
    {
        if (wanted >= 0)
        {
            var isNew = seen.Members[_shown..].Contains(wanted);
            _shown = seen.Count;
            return !isNew || Emit(wanted, wanted);
        }

        _batch.Clear();
        while (_shown < seen.Count)
        {
            var node = seen.Members[_shown++];
            if (_toTest.Holds(node))
            {
                _batch.Add(node);
            }

            if (_batch.IsFull || _shown == seen.Count)
            {
                if (!_batch.PushOn(Next))
                {
                    return false;
                }

                _batch.Clear();
            }
        }

        return true;
    }

    private bool Passes(int edge, int node, int neighbour, int depth)
    {
        if (_test.HasProperties && !_test.Holds(edge))
        {
            return false;
        }

        _closure?.See(edge, node, neighbour, depth);
        return true;
    }

    private bool Emit(int node, int wanted)
    {
        if ((wanted >= 0 && node != wanted) || !_toTest.Holds(node))
        {
            return true;
        }

        Frame.Slots[_plan.ToSlot] = new Value(_graph.NodeTag, node);
        return Next.Push();
    }

    /// <summary>Finds the length of the shortest closed trail through the start, relationships taken in both directions.</summary>
    private sealed class Closure
    {
        // For each node seen: its depth and the relationship by which its branch left the start.
        private readonly Dictionary<int, (int Depth, int Branch)> _tree = [];
        private int _start;

        public int Length { get; private set; }

        public void Begin(int start)
        {
            _tree.Clear();
            _tree[start] = (0, -1);
            _start = start;
            Length = int.MaxValue;
        }

        public void See(int edge, int node, int neighbour, int depth)
        {
            var branch = node == _start ? edge : _tree[node].Branch;
            if (neighbour == _start)
            {
                // A loop closes at once; another way back closes unless it is the relationship the branch began with.
                Length = node == _start || edge != branch ? Math.Min(Length, depth) : Length;
            }
            else if (!_tree.TryAdd(neighbour, (depth, branch)) && _tree[neighbour].Branch != branch)
            {
                Length = (int)Math.Min(Length, (long)depth + _tree[neighbour].Depth);
            }
        }
    }
}
