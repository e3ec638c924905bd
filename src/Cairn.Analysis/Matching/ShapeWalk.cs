using Cairn.Graph;

namespace Cairn.Analysis.Matching;

/// <summary>An order in which to bind the parts of a shape, and the walk that follows it.</summary>
internal sealed class ShapeWalk
{
    private readonly GraphSnapshot _graph;
    private readonly int[] _cells;
    private readonly Dictionary<int, List<NodeTest>> _tests;
    private readonly List<Move> _moves = [];
    private readonly bool[] _edgeTaken;
    private Func<bool> _found = () => true;

    private ShapeWalk(GraphSnapshot graph, Shape shape, int[] cells)
    {
        _graph = graph;
        _cells = cells;
        _edgeTaken = new bool[shape.Edges.Count];
        _tests = shape.Nodes.GroupBy(n => n.Slot).ToDictionary(g => g.Key, g => g.Select(part => new NodeTest(graph, part)).ToList());
    }

    /// <summary>One thing to bind: a node from all nodes of a kind (no edge), or the far end of an edge.</summary>
    private sealed record Move(int Node, EdgePart? Edge, bool Forwards, int[] Kinds);

    /// <summary>Plans a walk for the slots that are not bound yet.</summary>
    public static ShapeWalk Plan(GraphSnapshot graph, Shape shape, int[] cells)
    {
        var walk = new ShapeWalk(graph, shape, cells);
        var bound = new HashSet<int>(shape.Nodes.Select(n => n.Slot).Where(slot => cells[slot] >= 0));
        while (walk.NextEdge(shape, bound) || walk.NextStart(shape, bound))
        {
        }

        return walk;
    }

    /// <summary>Calls <paramref name="found"/> for every match until it returns false.</summary>
    public bool Run(Func<bool> found)
    {
        _found = found;
        return _tests.All(t => _cells[t.Key] < 0 || Fits(t.Key, _cells[t.Key])) ? Step(0) : true;
    }

    private bool NextEdge(Shape shape, HashSet<int> bound)
    {
        var best = -1;
        for (var i = 0; i < shape.Edges.Count; i++)
        {
            var edge = shape.Edges[i];
            if (_edgeTaken[i] || (!bound.Contains(edge.From) && !bound.Contains(edge.To)))
                continue;
            if (best < 0 || Closes(edge, bound) && !Closes(shape.Edges[best], bound))
                best = i;
        }

        if (best < 0)
            return false;
        _edgeTaken[best] = true;
        var taken = shape.Edges[best];
        var forwards = bound.Contains(taken.From);
        var far = forwards ? taken.To : taken.From;
        _moves.Add(new Move(far, taken, forwards, [.. taken.Kinds.Select(_graph.EdgeKindId)]));
        bound.Add(far);
        return true;
    }

    private static bool Closes(EdgePart edge, HashSet<int> bound) => bound.Contains(edge.From) && bound.Contains(edge.To);

    private bool NextStart(Shape shape, HashSet<int> bound)
    {
        var start = shape.Nodes.Where(n => !bound.Contains(n.Slot)).Select(n => n.Slot).Distinct()
            .OrderBy(slot => _tests[slot].Min(t => t.Candidates)).ThenBy(slot => slot).Cast<int?>().FirstOrDefault();
        if (start is not { } slot)
            return false;
        _moves.Add(new Move(slot, null, true, []));
        bound.Add(slot);
        return true;
    }

    private bool Step(int at)
    {
        if (at == _moves.Count)
            return _found();
        var move = _moves[at];
        return move.Edge is null ? Scan(move, at) : Expand(move, at);
    }

    private bool Scan(Move move, int at)
    {
        var goOn = true;
        var narrowest = _tests[move.Node].MinBy(t => t.Candidates)!; // every node slot has at least one part
        foreach (var node in narrowest.All())
        {
            if (!Fits(move.Node, node))
                continue;
            _cells[move.Node] = node;
            goOn = Step(at + 1);
            if (!goOn)
                break;
        }

        _cells[move.Node] = -1;
        return goOn;
    }

    private bool Expand(Move move, int at)
    {
        var near = _cells[move.Forwards ? move.Edge!.From : move.Edge!.To];
        if (move.Kinds.Length == 0)
            return Along(move, at, move.Forwards ? _graph.Out(near) : _graph.In(near));
        foreach (var kind in move.Kinds)
        {
            if (kind >= 0 && !Along(move, at, move.Forwards ? _graph.Out(near, kind) : _graph.In(near, kind)))
                return false;
        }

        return true;
    }

    private bool Along(Move move, int at, EdgeRange edges)
    {
        var wanted = _cells[move.Node];
        var goOn = true;
        foreach (var edge in edges)
        {
            var far = move.Forwards ? edge.To : edge.From;
            if ((wanted >= 0 ? far != wanted : !Fits(move.Node, far)) || Used(edge.Id) || !EdgeFits(move.Edge!, edge.Id))
                continue;
            _cells[move.Node] = far;
            _cells[move.Edge!.Slot] = edge.Id;
            goOn = Step(at + 1);
            if (!goOn)
                break;
        }

        _cells[move.Edge!.Slot] = -1;
        _cells[move.Node] = wanted;
        return goOn;
    }

    /// <summary>Within one match an edge stands for one part only, as in the query language.</summary>
    private bool Used(int edge) => _moves.Exists(m => m.Edge is not null && _cells[m.Edge.Slot] == edge);

    private bool EdgeFits(EdgePart part, int edge)
    {
        foreach (var (name, value) in part.Properties)
        {
            if (_graph.EdgeProperty(edge, name) != value)
                return false;
        }

        return true;
    }

    private bool Fits(int slot, int node)
    {
        foreach (var test in _tests[slot])
        {
            if (!test.Fits(node))
                return false;
        }

        return true;
    }
}

/// <summary>The kinds and properties one part of a pattern asks of a node, with ids of one graph.</summary>
internal sealed class NodeTest
{
    private readonly GraphSnapshot _graph;
    private readonly NodePart _part;
    private readonly int[][] _kinds;

    public NodeTest(GraphSnapshot graph, NodePart part)
    {
        _graph = graph;
        _part = part;
        _kinds = [.. part.Kinds.Select(group => group.Select(graph.NodeKindId).Where(id => id >= 0).ToArray())];
        Candidates = _kinds.Length == 0 ? graph.NodeCount : _kinds.Min(group => group.Sum(kind => graph.NodesOfKind(kind).Length));
    }

    /// <summary>At most how many nodes can fit.</summary>
    public int Candidates { get; }

    public IEnumerable<int> All()
    {
        if (_kinds.Length == 0)
            return Enumerable.Range(0, _graph.NodeCount);
        var group = _kinds.MinBy(g => g.Sum(kind => _graph.NodesOfKind(kind).Length))!; // not empty
        return group.Length == 1 ? _graph.NodesOfKind(group[0]).ToArray() : group.SelectMany(kind => _graph.NodesOfKind(kind).ToArray()).Distinct().Order();
    }

    public bool Fits(int node)
    {
        foreach (var group in _kinds)
        {
            if (!Array.Exists(group, kind => _graph.HasKind(node, kind)))
                return false;
        }

        foreach (var (name, value) in _part.Properties)
        {
            if (_graph.Property(node, name) != value)
                return false;
        }

        return true;
    }
}
