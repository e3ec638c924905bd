namespace Cairn.Graph.Algorithms;

/// <summary>Dominators: the nodes that every path from the sources to a node passes, single choke points.</summary>
/// <remarks>Semi-NCA (Georgiadis, Tarjan, Werneck: "Finding Dominators in Practice", 2006) from a virtual root before all sources.</remarks>
public sealed class Dominators
{
    private readonly Topology _topology;
    private readonly Action<int>? _follow;

    // By preorder number, 0 being the virtual root: the node, and in the same numbers the parent in the search tree and the immediate dominator.
    private readonly int[] _nodeOf;
    private readonly int[] _parent;
    private readonly int[] _numberOf;
    private readonly int[] _dominator;
    private int _count = 1;

    private Dominators(Topology topology, Action<int>? follow)
    {
        _topology = topology;
        _follow = follow;
        _numberOf = new int[topology.NodeCount];
        _nodeOf = new int[topology.NodeCount + 1];
        _parent = new int[topology.NodeCount + 1];
        _dominator = new int[topology.NodeCount + 1];
        _nodeOf[0] = -1;
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
        var (starts, targets) = (_topology.Starts, _topology.Targets);
        var next = new int[_topology.NodeCount + 1];
        foreach (var root in roots)
        {
            if (_numberOf[root] != 0)
            {
                continue;
            }

            for (var number = Enter(root, 0, next); number > 0;)
            {
                var end = starts[_nodeOf[number] + 1];
                var at = next[number];
                while (at < end && _numberOf[targets[at]] != 0)
                {
                    at++;
                }

                next[number] = at + 1;
                number = at < end ? Enter(targets[at], number, next) : _parent[number];
            }
        }
    }

    private int Enter(int node, int parent, int[] next)
    {
        var number = _count++;
        _numberOf[node] = number;
        _nodeOf[number] = node;
        _parent[number] = parent;
        next[number] = _topology.Starts[node];
        _follow?.Invoke(_topology.Starts[node + 1] - _topology.Starts[node]);
        return number;
    }

    private void Solve(HashSet<int> roots)
    {
        var forest = new Forest(_parent, _count);
        for (var number = _count - 1; number > 0; number--)
        {
            if (!IsEnd(number))
            {
                forest.Join(number, roots.Contains(_nodeOf[number]) ? 0 : Semidominator(forest, number, Before(number)));
            }
        }

        for (var number = 1; number < _count; number++)
        {
            var dominator = _parent[number];
            while (!IsEnd(number) && dominator > forest.Semidominator(number))
            {
                dominator = _dominator[dominator];
            }

            _dominator[number] = dominator;
        }

        for (var number = 1; number < _count; number++)
        {
            if (IsEnd(number))
            {
                _dominator[number] = roots.Contains(_nodeOf[number]) ? 0 : Common(Before(number));
            }
        }
    }

    // Where a path can only end, none passes: such nodes, which are many, say nothing about the others, and what dominates them is what dominates all before them.
    private bool IsEnd(int number)
    {
        var node = _nodeOf[number];
        return _topology.Starts[node] == _topology.Starts[node + 1];
    }

    private ReadOnlySpan<int> Before(int number)
    {
        var node = _nodeOf[number];
        var row = _topology.Reversed.Targets.AsSpan(_topology.Reversed.Starts[node].._topology.Reversed.Starts[node + 1]);
        _follow?.Invoke(row.Length);
        return row;
    }

    private int Common(ReadOnlySpan<int> before)
    {
        var common = -1;
        foreach (var node in before)
        {
            var other = _numberOf[node];
            if (other > 0)
            {
                common = common < 0 ? other : Common(common, other);
                if (common == 0)
                {
                    break;
                }
            }
        }

        return common;
    }

    // What dominates a node has a lower number than it.
    private int Common(int one, int other)
    {
        while (one != other)
        {
            if (one > other)
            {
                one = _dominator[one];
            }
            else
            {
                other = _dominator[other];
            }
        }

        return one;
    }

    private int Semidominator(Forest forest, int number, ReadOnlySpan<int> before)
    {
        var least = number;
        foreach (var node in before)
        {
            var other = _numberOf[node];
            if (other > 0)
            {
                // Nodes of lower numbers are not in the forest yet and stand for themselves.
                least = Math.Min(least, other <= number ? other : forest.Least(other, number));
            }
        }

        return least;
    }

    /// <summary>The nodes handled so far as trees, with the least semidominator on the way up to each root at hand.</summary>
    private sealed class Forest(int[] parent, int count)
    {
        private readonly Link[] _links = Start(parent, count);
        private readonly int[] _semi = new int[count];
        private readonly int[] _path = new int[count];

        private struct Link
        {
            public int Above;
            public int Least;
        }

        public int Semidominator(int number) => _semi[number];

        public void Join(int number, int semi)
        {
            _semi[number] = semi;
            _links[number].Least = semi;
        }

        /// <summary>The least semidominator from a number up to, but not with, the numbers not above the bound; the way is shortened behind the search.</summary>
        public int Least(int number, int bound)
        {
            var links = _links;
            var depth = 0;
            for (var at = number; links[at].Above > bound; at = links[at].Above)
            {
                _path[depth++] = at;
            }

            while (depth > 0)
            {
                ref var link = ref links[_path[--depth]];
                var above = links[link.Above];
                link.Least = Math.Min(link.Least, above.Least);
                link.Above = above.Above;
            }

            return links[number].Least;
        }

        private static Link[] Start(int[] parent, int count)
        {
            var links = new Link[count];
            for (var number = 0; number < count; number++)
            {
                links[number].Above = parent[number];
            }

            return links;
        }
    }
}
