namespace Cairn.Graph.Algorithms;

/// <summary>Strongly connected components: sets of nodes that all reach one another.</summary>
public static class StrongComponents
{
    /// <summary>The number of the component of every node; components are numbered so that edges between them lead from higher to lower numbers.</summary>
    public static int[] Of(Topology topology, Action<int>? follow = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        var search = new Search(topology, follow);
        for (var node = 0; node < topology.NodeCount; node++)
        {
            search.Visit(node);
        }

        return search.Component;
    }

    // Tarjan's algorithm with its recursion on a stack of its own.
    private sealed class Search(Topology topology, Action<int>? follow)
    {
        private readonly int[] _index = new int[topology.NodeCount];
        private readonly int[] _low = new int[topology.NodeCount];
        private readonly Stack<int> _path = [];
        private readonly Stack<(int Node, int At)> _open = [];
        private int _next;
        private int _components;

        public int[] Component { get; } = CreateUnassigned(topology.NodeCount);

        public void Visit(int root)
        {
            if (_index[root] != 0)
            {
                return;
            }

            Enter(root);
            while (_open.TryPop(out var top))
            {
                var (node, at) = top;
                if (at < topology.Starts[node + 1])
                {
                    _open.Push((node, at + 1));
                    Follow(node, topology.Targets[at]);
                    continue;
                }

                Leave(node);
            }
        }

        private static int[] CreateUnassigned(int count)
        {
            var component = new int[count];
            Array.Fill(component, -1);
            return component;
        }

        private void Enter(int node)
        {
            _index[node] = _low[node] = ++_next;
            _path.Push(node);
            _open.Push((node, topology.Starts[node]));
            follow?.Invoke(topology.Starts[node + 1] - topology.Starts[node]);
        }

        private void Follow(int node, int target)
        {
            if (_index[target] == 0)
            {
                Enter(target);
            }
            else if (Component[target] < 0)
            {
                _low[node] = Math.Min(_low[node], _index[target]);
            }
        }

        private void Leave(int node)
        {
            if (_low[node] == _index[node])
            {
                int member;
                do
                {
                    member = _path.Pop();
                    Component[member] = _components;
                }
                while (member != node);
                _components++;
            }

            if (_open.TryPeek(out var above))
            {
                _low[above.Node] = Math.Min(_low[above.Node], _low[node]);
            }
        }
    }
}
