using System.Runtime.CompilerServices;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Syntax;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>The shortest path, or all shortest paths, between two bound nodes by breadth-first search from both ends.</summary>
/// <remarks>Whole levels are added on the side with the smaller frontier until one meets the other side. Every shortest path then has exactly one node
/// in the level just added, so paths are the ways from such a node down to both ends.</remarks>
internal sealed class ShortestPathSink : PipeSink
{
    private const int KeepsTreeAfter = 3;

    private readonly Expansion _plan;
    private readonly bool _reversesList;
    private readonly GraphSnapshot _graph;
    private readonly EdgeTest _test;
    private readonly Uniqueness _unique;
    private readonly bool _mayKeepTree;
    private DepthMap? _forward;
    private DepthMap? _backward;
    private (int Node, int Times) _from = (-1, 0);
    private (int Node, int Times) _to = (-1, 0);

    public ShortestPathSink(Frame frame, Expansion plan, bool reversesList, Sink next)
        : base(frame, next)
    {
        _plan = plan;
        _reversesList = reversesList;
        _graph = frame.Graph;
        _test = new EdgeTest(frame, plan.Edge);
        _unique = new Uniqueness(frame, plan.UsedEdges);
        _mayKeepTree = plan.UsedEdges.Length == 0 && plan.Edge.Properties.TrueForAll(test => test.Value.Slots.Count == 0);
    }

    public override void Finish()
    {
        Next.Finish();
        GiveBack(ref _forward);
        GiveBack(ref _backward);
    }

    public override bool Push()
    {
        var (from, to) = (Frame.Slots[_plan.FromSlot], Frame.Slots[_plan.ToSlot]);
        if (!from.IsNode || !to.IsNode)
        {
            return true;
        }

        var hops = _plan.Edge.Hops!; // every shortest path has a range of hops
        if (from.Bits == to.Bits)
        {
            return hops.Min > 0 || Emit([], []);
        }

        _forward ??= Spares<DepthMap>.Take(_graph, nodes => new DepthMap(nodes));
        _backward ??= Spares<DepthMap>.Take(_graph, nodes => new DepthMap(nodes));
        _from = ((int)from.Bits, from.Bits == _from.Node ? _from.Times + 1 : 0);
        _to = ((int)to.Bits, to.Bits == _to.Node ? _to.Times + 1 : 0);
        if (_mayKeepTree && Math.Max(_from.Times, _to.Times) >= KeepsTreeAfter)
        {
            return _from.Times >= KeepsTreeAfter
                ? FromOneEnd(_forward, _from.Node, _to.Node, _plan.Way, edges => Emit(edges, []))
                : FromOneEnd(_backward, _to.Node, _from.Node, _plan.Way.Reverse(), edges => Emit([], edges));
        }

        _forward.Begin(_from.Node);
        _backward.Begin(_to.Node);
        return !Meet(_forward, _backward, hops.Max ?? int.MaxValue, out var last) || Paths(last, last == _forward ? _backward : _forward);
    }

    private void GiveBack(ref DepthMap? tree)
    {
        if (tree is not null)
        {
            tree.Clear();
            Spares<DepthMap>.GiveBack(_graph, tree);
            tree = null;
        }
    }

    /// <summary>Many pairs with one end in common: the tree of the last search is kept, grown as far as needed, and read.</summary>
    private bool FromOneEnd(DepthMap tree, int root, int node, Way way, Func<List<int>, bool> found)
    {
        var max = _plan.Edge.Hops!.Max ?? int.MaxValue; // every shortest path has a range of hops
        if (tree.Count == 0 || tree.Seen(0) != root)
        {
            tree.Begin(root);
        }

        while (tree[node] < 0 && tree.Level < max && tree.Count > tree.LevelStart)
        {
            Grow(tree, tree, way);
        }

        return tree[node] < 0 || tree[node] > max || Descend(tree, node, way.Reverse(), [], found);
    }

    private bool Meet(DepthMap forward, DepthMap backward, int max, out DepthMap last)
    {
        last = forward;
        while (forward.Level + backward.Level < max)
        {
            var (front, back) = (forward.Count - forward.LevelStart, backward.Count - backward.LevelStart);
            if (front == 0 || back == 0)
            {
                return false;
            }

            last = front <= back ? forward : backward;
            var other = front <= back ? backward : forward;
            if (Grow(last, other, last == forward ? _plan.Way : _plan.Way.Reverse()))
            {
                return true;
            }
        }

        return false;
    }

    private bool Grow(DepthMap side, DepthMap other, Way way)
    {
        var (start, end) = side.Descend();
        var met = false;
        for (var at = start; at < end; at++)
        {
            var steps = new StepWalk(this, side.Seen(at), way);
            while (steps.Next(out _, out var neighbour))
            {
                met |= side.Add(neighbour) && other[neighbour] >= 0;
            }
        }

        return met;
    }

    private bool Paths(DepthMap last, DepthMap other)
    {
        for (var at = last.LevelStart; at < last.Count; at++)
        {
            var middle = last.Seen(at);
            if (other[middle] < 0)
            {
                continue;
            }

            var more = Descend(_forward!, middle, _plan.Way.Reverse(), [], head => Descend(_backward!, middle, _plan.Way, [], tail => Emit(head, tail))); // made before the search
            if (!more || _plan.Edge.Selector == PathSelector.Shortest)
            {
                return more;
            }
        }

        return true;
    }

    /// <summary>All ways from a node down to the end of one side; the recursion is as deep as the path is long.</summary>
    private bool Descend(DepthMap side, int node, Way way, List<int> edges, Func<List<int>, bool> found)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (side[node] == 0)
        {
            return found(edges);
        }

        var steps = new StepWalk(this, node, way);
        while (steps.Next(out var edge, out var neighbour))
        {
            if (side[neighbour] != side[node] - 1)
            {
                continue;
            }

            edges.Add(edge);
            var more = Descend(side, neighbour, way, edges, found);
            edges.RemoveAt(edges.Count - 1);
            if (!more || _plan.Edge.Selector == PathSelector.Shortest)
            {
                return more;
            }
        }

        return true;
    }

    private bool Emit(List<int> head, List<int> tail)
    {
        var edges = new Value[head.Count + tail.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            var edge = i < head.Count ? head[head.Count - 1 - i] : tail[i - head.Count];
            edges[_reversesList ? edges.Length - 1 - i : i] = new Value(_graph.EdgeTag, edge);
        }

        Frame.Slots[_plan.Edge.Slot] = Value.ListOf(edges);
        return Next.Push();
    }

    /// <summary>The relationships that may be followed from a node, one by one.</summary>
    private struct StepWalk
    {
        private readonly ShortestPathSink _sink;
        private readonly int _node;
        private readonly Way _way;
        private Adjacency _rows;
        private RangeWalk _ranges;
        private int _at;
        private int _end;

        public StepWalk(ShortestPathSink sink, int node, Way way)
        {
            _sink = sink;
            _node = node;
            _way = way;
            _rows = way == Way.In ? sink._graph.IncomingOf(node, out var row) : sink._graph.OutgoingOf(node, out row);
            _ranges = new RangeWalk(_rows, sink._test, row);
        }

        public bool Next(out int edge, out int neighbour)
        {
            while (true)
            {
                while (_at < _end)
                {
                    _sink.Frame.Meter.Follow();
                    edge = _rows.EdgeId(_at);
                    neighbour = _rows.Neighbour(_at++);
                    if (!_sink._unique.IsUsed(edge) && (!_sink._test.HasProperties || _sink._test.Holds(edge)))
                    {
                        return true;
                    }
                }

                if (!_ranges.Next(out _at, out _end) && !Turn())
                {
                    (edge, neighbour) = (-1, -1);
                    return false;
                }
            }
        }

        // A loop would come twice here; no shortest path uses one.
        private bool Turn()
        {
            if (_way != Way.Both || _rows.IsIncoming)
            {
                return false;
            }

            _rows = _sink._graph.IncomingOf(_node, out var row);
            _ranges = new RangeWalk(_rows, _sink._test, row);
            (_at, _end) = (0, 0);
            return true;
        }
    }
}
