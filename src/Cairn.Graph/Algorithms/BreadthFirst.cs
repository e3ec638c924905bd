using Cairn.Graph.Storage;

namespace Cairn.Graph.Algorithms;

/// <summary>Reachability by breadth-first search that turns round: while the frontier is small it looks for what the frontier leads to, while it is large every node not yet reached looks for the frontier.</summary>
public static class BreadthFirst
{
    // Beamer, Asanović, Patterson: "Direction-Optimizing Breadth-First Search" (SC 2012), with the parameters of the GAP benchmark suite.
    private const int Alpha = 15;
    private const int Beta = 18;

    /// <summary>The number of steps from the nearest source to every node; -1 where none leads.</summary>
    /// <param name="topology">The graph.</param>
    /// <param name="sources">Where to start.</param>
    /// <param name="maxDepth">How many steps to go.</param>
    /// <param name="follow">Told now and then how many edges were followed; may throw to end the search.</param>
    public static int[] Depths(Topology topology, IEnumerable<int> sources, int maxDepth = int.MaxValue, Action<int>? follow = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(sources);
        var search = new Search(topology, follow);
        search.Begin(sources);
        search.Run(maxDepth);
        return search.Depth;
    }

    private sealed class Search(Topology topology, Action<int>? follow)
    {
        private readonly int[] _starts = topology.Starts;
        private readonly int[] _targets = topology.Targets;
        private int[] _frontier = new int[16];
        private int _count;
        private int[] _next = new int[16];
        private long _edgesLeft = topology.EdgeCount;

        public int[] Depth { get; } = new int[topology.NodeCount];

        public void Begin(IEnumerable<int> sources)
        {
            Array.Fill(Depth, -1);
            foreach (var source in sources)
            {
                if (Depth[source] < 0)
                {
                    Depth[source] = 0;
                    Put(ref _frontier, _count++, source);
                }
            }
        }

        public void Run(int maxDepth)
        {
            for (var depth = 1; depth <= maxDepth && _count > 0; depth++)
            {
                var edges = FrontierEdges();
                _edgesLeft -= edges;
                if (edges > _edgesLeft / Alpha && _count > topology.NodeCount / Beta / 8)
                {
                    BottomUp(depth);
                }
                else
                {
                    TopDown(depth);
                }
            }
        }

        private long FrontierEdges()
        {
            var edges = 0L;
            for (var i = 0; i < _count; i++)
            {
                edges += _starts[_frontier[i] + 1] - _starts[_frontier[i]];
            }

            return edges;
        }

        private void TopDown(int depth)
        {
            var found = 0;
            var depths = Depth;
            for (var i = 0; i < _count; i++)
            {
                if (i + (2 * Prefetch.Distance) < _count)
                {
                    Prefetch.Read<int>(_starts, _frontier[i + (2 * Prefetch.Distance)]);
                    Prefetch.Read<int>(_targets, _starts[_frontier[i + Prefetch.Distance]]);
                }

                var row = _targets.AsSpan(_starts[_frontier[i]].._starts[_frontier[i] + 1]);
                follow?.Invoke(row.Length);
                foreach (var target in row)
                {
                    if (depths[target] < 0)
                    {
                        depths[target] = depth;
                        Put(ref _next, found++, target);
                    }
                }
            }

            (_frontier, _next, _count) = (_next, _frontier, found);
        }

        private void BottomUp(int depth)
        {
            var found = 0;
            var back = topology.Reversed;
            var depths = Depth;
            for (var node = 0; node < depths.Length; node++)
            {
                if (depths[node] >= 0)
                {
                    continue;
                }

                var row = back.Targets.AsSpan(back.Starts[node]..back.Starts[node + 1]);
                follow?.Invoke(row.Length);
                foreach (var source in row)
                {
                    if (depths[source] == depth - 1)
                    {
                        depths[node] = depth;
                        Put(ref _next, found++, node);
                        break;
                    }
                }
            }

            (_frontier, _next, _count) = (_next, _frontier, found);
        }

        private static void Put(ref int[] list, int at, int node)
        {
            if (at == list.Length)
            {
                Array.Resize(ref list, list.Length * 2);
            }

            list[at] = node;
        }
    }
}
