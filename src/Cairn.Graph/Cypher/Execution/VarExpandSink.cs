using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Follows relationships repeatedly from a bound node: every trail (no relationship twice) of a length within bounds.</summary>
internal sealed class VarExpandSink : PipeSink
{
    private const int LinearDepth = 10;

    private readonly Expansion _plan;
    private readonly bool _keepsList;
    private readonly bool _reversesList;
    private readonly GraphSnapshot _graph;
    private readonly EdgeTest _test;
    private readonly NodeTest _toTest;
    private readonly Uniqueness _unique;
    private readonly int _min;
    private readonly int _max;
    private readonly List<Level> _levels = [];
    private ulong[]? _onTrail;

    public VarExpandSink(Frame frame, Expansion plan, bool keepsList, bool reversesList, Sink next)
        : base(frame, next)
    {
        _plan = plan;
        _keepsList = keepsList;
        _reversesList = reversesList;
        _graph = frame.Graph;
        _test = new EdgeTest(frame, plan.Edge);
        _toTest = plan.TestOf(frame);
        _unique = new Uniqueness(frame, plan.UsedEdges);
        _min = plan.Edge.Hops!.Min; // only edges of variable length come here
        _max = plan.Edge.Hops.Max ?? int.MaxValue;
    }

    /// <summary>One step of the trail: the node it stands on, how it got there and what is still to follow from it.</summary>
    private struct Level
    {
        public int Node;
        public int Edge;
        public Adjacency? Rows;
        public bool InIncoming;
        public int KindIndex;
        public int At;
        public int End;
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

        _onTrail ??= _max > LinearDepth ? new ulong[(_graph.EdgeCount + 63) >> 6] : null;
        return Walk((int)from.Bits, wanted);
    }

    private bool Walk(int start, int wanted)
    {
        if (_min == 0 && !Emit(start, wanted))
        {
            return false;
        }

        if (_max == 0 || _min > _max)
        {
            return true;
        }

        Enter(start, -1);
        while (_levels.Count > 0)
        {
            if (!Step(out var edge, out var node))
            {
                Leave();
                continue;
            }

            Enter(node, edge);
            if (_levels.Count - 1 >= _min && !Emit(node, wanted))
            {
                Abandon();
                return false;
            }

            if (_levels.Count - 1 >= _max)
            {
                Leave();
            }
        }

        return true;
    }

    private void Enter(int node, int edge)
    {
        if (edge >= 0 && _onTrail is not null)
        {
            _onTrail[edge >> 6] |= 1UL << (edge & 63);
        }

        _levels.Add(new Level { Node = node, Edge = edge, InIncoming = _plan.Way == Way.In });
    }

    private void Leave()
    {
        var edge = _levels[^1].Edge;
        if (edge >= 0 && _onTrail is not null)
        {
            _onTrail[edge >> 6] &= ~(1UL << (edge & 63));
        }

        _levels.RemoveAt(_levels.Count - 1);
    }

    private void Abandon()
    {
        while (_levels.Count > 0)
        {
            Leave();
        }
    }

    /// <summary>The next relationship to follow from the end of the trail.</summary>
    private bool Step(out int edge, out int node)
    {
        ref var level = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_levels)[^1];
        while (true)
        {
            while (level.At < level.End)
            {
                Frame.Meter.Follow();
                edge = level.Rows!.EdgeId(level.At); // there is a range, so it was taken from rows
                node = level.Rows.Neighbour(level.At++);
                var seenAsOutgoing = level.InIncoming && _plan.Way == Way.Both && node == level.Node;
                if (!seenAsOutgoing && MayFollow(edge))
                {
                    return true;
                }
            }

            if (!NextRange(ref level))
            {
                (edge, node) = (-1, -1);
                return false;
            }
        }
    }

    private bool NextRange(ref Level level)
    {
        var ranges = _test.AnyKind ? 1 : _test.Kinds.Length;
        if (level.KindIndex == ranges)
        {
            if (level.InIncoming || _plan.Way != Way.Both)
            {
                return false;
            }

            level.InIncoming = true;
            level.KindIndex = 0;
        }

        if (ranges == 0)
        {
            return false;
        }

        level.Rows = level.InIncoming ? _graph.IncomingOf(level.Node, out var row) : _graph.OutgoingOf(level.Node, out row);
        (level.At, level.End) = _test.AnyKind ? level.Rows.Row(row) : level.Rows.Row(row, _test.Kinds[level.KindIndex]);
        level.KindIndex++;
        return true;
    }

    private bool MayFollow(int edge) => !IsOnTrail(edge) && !_unique.IsUsed(edge) && (!_test.HasProperties || _test.Holds(edge));

    private bool IsOnTrail(int edge)
    {
        if (_onTrail is not null)
        {
            return (_onTrail[edge >> 6] & (1UL << (edge & 63))) != 0;
        }

        foreach (ref readonly var level in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_levels))
        {
            if (level.Edge == edge)
            {
                return true;
            }
        }

        return false;
    }

    private bool Emit(int node, int wanted)
    {
        if ((wanted >= 0 && node != wanted) || !_toTest.Holds(node))
        {
            return true;
        }

        if (_keepsList)
        {
            Frame.Slots[_plan.Edge.Slot] = Trail();
        }

        if (wanted < 0)
        {
            Frame.Slots[_plan.ToSlot] = new Value(_graph.NodeTag, node);
        }

        return Next.Push();
    }

    private Value Trail()
    {
        if (_levels.Count <= 1)
        {
            return Value.ListOf([]);
        }

        var edges = new Value[_levels.Count - 1];
        for (var i = 1; i < _levels.Count; i++)
        {
            edges[_reversesList ? edges.Length - i : i - 1] = new Value(_graph.EdgeTag, _levels[i].Edge);
        }

        return Value.ListOf(edges);
    }
}
