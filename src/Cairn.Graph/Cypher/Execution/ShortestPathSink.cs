using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Syntax;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>The shortest path, or all shortest paths, between two bound nodes by breadth-first search.</summary>
internal sealed class ShortestPathSink : PipeSink
{
    private readonly Expansion _plan;
    private readonly bool _reversesList;
    private readonly GraphSnapshot _graph;
    private readonly EdgeTest _test;
    private readonly Uniqueness _unique;
    private readonly Dictionary<int, int> _depth = [];
    private readonly Dictionary<int, List<(int Node, int Edge)>> _parents = [];

    public ShortestPathSink(Frame frame, Expansion plan, bool reversesList, Sink next)
        : base(frame, next)
    {
        _plan = plan;
        _reversesList = reversesList;
        _graph = frame.Graph;
        _test = new EdgeTest(frame, plan.Edge);
        _unique = new Uniqueness(frame, plan.UsedEdges);
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
            return hops.Min > 0 || Emit([]);
        }

        return !Search((int)from.Bits, (int)to.Bits, hops.Max ?? int.MaxValue) || Paths((int)to.Bits, []);
    }

    private bool Search(int from, int to, int max)
    {
        _depth.Clear();
        _parents.Clear();
        _depth[from] = 0;
        var frontier = new List<int> { from };
        for (var depth = 1; depth <= max && frontier.Count > 0; depth++)
        {
            var next = new List<int>();
            foreach (var node in frontier)
            {
                Reach(node, depth, next);
            }

            if (_depth.ContainsKey(to))
            {
                return true;
            }

            frontier = next;
        }

        return false;
    }

    private void Reach(int node, int depth, List<int> next)
    {
        if (_plan.Way != Way.In)
        {
            Reach(_graph.Outgoing, node, depth, next);
        }

        if (_plan.Way != Way.Out)
        {
            Reach(_graph.Incoming, node, depth, next);
        }
    }

    private void Reach(Adjacency rows, int node, int depth, List<int> next)
    {
        var walk = new RangeWalk(rows, _test, node);
        while (walk.Next(out var start, out var end))
        {
            for (var at = start; at < end; at++)
            {
                Frame.Meter.Follow();
                var neighbour = rows.Neighbour(at);
                var edge = rows.EdgeId(at);
                if ((_depth.TryGetValue(neighbour, out var known) && known < depth) || _unique.IsUsed(edge) || (_test.HasProperties && !_test.Holds(edge)))
                {
                    continue;
                }

                Note(neighbour, node, edge, depth, next);
            }
        }
    }

    private void Note(int neighbour, int node, int edge, int depth, List<int> next)
    {
        if (_depth.TryAdd(neighbour, depth))
        {
            next.Add(neighbour);
            _parents[neighbour] = [(node, edge)];
        }
        else if (_plan.Edge.Selector == PathSelector.AllShortest)
        {
            _parents[neighbour].Add((node, edge));
        }
    }

    // Backwards from the target; the depth of the recursion is the length of the path.
    private bool Paths(int node, List<int> edges)
    {
        Frame.Meter.Follow();
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_depth[node] == 0)
        {
            return Emit(edges);
        }

        foreach (var (parent, edge) in _parents[node])
        {
            edges.Add(edge);
            var more = Paths(parent, edges);
            edges.RemoveAt(edges.Count - 1);
            if (!more)
            {
                return false;
            }
        }

        return true;
    }

    private bool Emit(List<int> backwards)
    {
        var edges = new Value[backwards.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[_reversesList ? i : edges.Length - 1 - i] = new Value(_graph.EdgeTag, backwards[i]);
        }

        Frame.Slots[_plan.Edge.Slot] = Value.ListOf(edges);
        return Next.Push();
    }
}
