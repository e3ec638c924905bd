namespace Cairn.Graph.Algorithms;

/// <summary>Dominators: the nodes that every path from the sources to a node passes, single choke points.</summary>
/// <remarks>Semi-NCA (Georgiadis, Tarjan, Werneck: "Finding Dominators in Practice", 2006) from a virtual root before all sources.</remarks>
public sealed class Dominators
{
    private readonly Topology _topology;
    private readonly Action<int>? _follow;

    // By preorder number, 0 being the virtual root: the node, and in the same numbers the parent in the search tree, semidominator, label and ancestor.
    private readonly List<int> _nodeOf = [-1];
    private readonly List<int> _parent = [0];
    private readonly int[] _numberOf;
    private int[] _semi = [];
    private int[] _label = [];
    private int[] _ancestor = [];
    private int[] _dominator = [];
    private int[] _path = [];

    private Dominators(Topology topology, Action<int>? follow)
    {
        _topology = topology;
        _follow = follow;
        _numberOf = new int[topology.NodeCount];
    }

    public static Dominators Of(Topology topology, IEnumerable<int> sources, Action<int>? follow = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(sources);
        var dominators = new Dominators(topology, follow);
        var roots = sources.ToHashSet();
        dominators.Number(roots);
        dominators.Solve(roots);
        return dominators;
    }

    /// <summary>Whether any source leads to the node.</summary>
    public bool IsReached(int node) => _numberOf[node] > 0;

    /// <summary>The nearest node every path to this one passes; -1 where there is none but the sources themselves, or the node is not reached.</summary>
    public int Immediate(int node) => _numberOf[node] > 0 ? _nodeOf[_dominator[_numberOf[node]]] : -1;

    /// <summary>All nodes that every path from the sources to this one passes, the nearest first, without the node itself.</summary>
    public IEnumerable<int> Of(int node)
    {
        for (var at = Immediate(node); at >= 0; at = Immediate(at))
        {
            yield return at;
        }
    }

    private void Number(HashSet<int> roots)
    {
        var open = new Stack<(int Number, int At)>();
        foreach (var root in roots)
        {
            if (_numberOf[root] == 0)
            {
                open.Push((Enter(root, 0), _topology.Starts[root]));
            }

            while (open.TryPop(out var top))
            {
                var node = _nodeOf[top.Number];
                var at = top.At;
                while (at < _topology.Starts[node + 1] && _numberOf[_topology.Targets[at]] != 0)
                {
                    at++;
                }

                if (at < _topology.Starts[node + 1])
                {
                    open.Push((top.Number, at + 1));
                    var next = _topology.Targets[at];
                    open.Push((Enter(next, top.Number), _topology.Starts[next]));
                }
            }
        }
    }

    private int Enter(int node, int parent)
    {
        _numberOf[node] = _nodeOf.Count;
        _nodeOf.Add(node);
        _parent.Add(parent);
        _follow?.Invoke(_topology.Starts[node + 1] - _topology.Starts[node]);
        return _nodeOf.Count - 1;
    }

    private void Solve(HashSet<int> roots)
    {
        var count = _nodeOf.Count;
        _semi = [.. Enumerable.Range(0, count)];
        _label = [.. _semi];
        _ancestor = new int[count];
        Array.Fill(_ancestor, -1);
        _dominator = [.. _parent];
        _path = new int[count];
        var back = _topology.Reversed;
        for (var number = count - 1; number > 0; number--)
        {
            var node = _nodeOf[number];
            _follow?.Invoke(back.Starts[node + 1] - back.Starts[node]);
            for (var at = back.Starts[node]; at < back.Starts[node + 1]; at++)
            {
                var before = _numberOf[back.Targets[at]];
                if (before > 0)
                {
                    _semi[number] = Math.Min(_semi[number], _semi[Evaluate(before)]);
                }
            }

            _semi[number] = roots.Contains(node) ? 0 : _semi[number];
            _ancestor[number] = _parent[number];
        }

        for (var number = 1; number < count; number++)
        {
            while (_dominator[number] > _semi[number])
            {
                _dominator[number] = _dominator[_dominator[number]];
            }
        }
    }

    // The node of least semidominator on the way up through the linked ones, with path compression (two passes instead of recursion).
    private int Evaluate(int number)
    {
        if (_ancestor[number] < 0)
        {
            return number;
        }

        var count = 0;
        for (var at = number; _ancestor[_ancestor[at]] >= 0; at = _ancestor[at])
        {
            _path[count++] = at;
        }

        while (count > 0)
        {
            var at = _path[--count];
            var above = _ancestor[at];
            if (_semi[_label[above]] < _semi[_label[at]])
            {
                _label[at] = _label[above];
            }

            _ancestor[at] = _ancestor[above];
        }

        return _label[number];
    }
}
