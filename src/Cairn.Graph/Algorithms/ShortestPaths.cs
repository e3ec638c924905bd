using Cairn.Graph.Storage;

namespace Cairn.Graph.Algorithms;

/// <summary>Least-cost paths from a set of sources to every node.</summary>
public sealed class ShortestPaths
{
    /// <summary>The distance of a node no path leads to.</summary>
    public const int Unreached = int.MaxValue;

    private const int WidestBuckets = 1 << 16;

    private readonly Topology _topology;
    private readonly int[] _from;
    private readonly int[] _by;

    private ShortestPaths(Topology topology)
    {
        _topology = topology;
        Distances = new int[topology.NodeCount];
        _from = new int[topology.NodeCount];
        _by = new int[topology.NodeCount];
        Array.Fill(Distances, Unreached);
        Array.Fill(_from, -1);
    }

    /// <summary>The least cost to every node, or <see cref="Unreached"/>.</summary>
    public int[] Distances { get; }

    /// <summary>Searches from all sources at once; with a target the search ends when it is reached.</summary>
    /// <param name="topology">The graph.</param>
    /// <param name="sources">Where to start, at cost 0.</param>
    /// <param name="target">A node whose distance is enough; -1 for all.</param>
    /// <param name="follow">Told now and then how many edges were followed; may throw to end the search.</param>
    public static ShortestPaths From(Topology topology, IEnumerable<int> sources, int target = -1, Action<int>? follow = null)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(sources);
        var paths = new ShortestPaths(topology);
        var nodes = sources.Distinct().ToArray();
        foreach (var node in nodes)
        {
            paths.Distances[node] = 0;
        }

        if (topology.MaxCost < WidestBuckets)
        {
            paths.ByBuckets(nodes, target, follow);
        }
        else
        {
            paths.ByHeap(nodes, target, follow);
        }

        return paths;
    }

    /// <summary>The path to a node, or null where none leads.</summary>
    public GraphPath? PathTo(int node)
    {
        if (Distances[node] == Unreached)
        {
            return null;
        }

        var (nodes, edges) = (new List<int> { node }, new List<int>());
        for (var at = node; _from[at] >= 0; at = _from[at])
        {
            edges.Add(_topology.EdgeId(_by[at]));
            nodes.Add(_from[at]);
        }

        nodes.Reverse();
        edges.Reverse();
        return new GraphPath(nodes, edges, Distances[node]);
    }

    // Dial's buckets: no distance in the queue exceeds the current one by more than the largest cost, so the buckets form a ring.
    private void ByBuckets(int[] sources, int target, Action<int>? follow)
    {
        var ring = new Bucket[_topology.MaxCost + 1];
        foreach (var source in sources)
        {
            ring[0].Add(source);
        }

        var waiting = sources.Length;
        for (var (distance, at) = (0, 0); waiting > 0; distance++, at = at + 1 == ring.Length ? 0 : at + 1)
        {
            for (var i = 0; i < ring[at].Count; i++)
            {
                var node = ring[at].Items![i]; // the bucket has members
                if (i + Prefetch.Distance < ring[at].Count)
                {
                    Prefetch.Read<int>(_topology.Targets, _topology.Starts[ring[at].Items![i + Prefetch.Distance]]);
                }

                waiting--;
                if (Distances[node] != distance)
                {
                    continue;
                }

                if (node == target)
                {
                    return;
                }

                waiting += Relax(node, distance, at, ring);
                follow?.Invoke(_topology.Starts[node + 1] - _topology.Starts[node]);
            }

            ring[at].Count = 0;
        }
    }

    private int Relax(int node, int distance, int at, Bucket[] ring)
    {
        var added = 0;
        var distances = Distances;
        var start = _topology.Starts[node];
        var targets = _topology.Targets.AsSpan(start.._topology.Starts[node + 1]);
        var small = _topology.Costs is { IsSmall: true } costs ? costs.Small.Slice(start, targets.Length) : [];
        for (var i = 0; i < targets.Length; i++)
        {
            var cost = small.Length > 0 ? small[i] : _topology.Cost(start + i);
            var neighbour = targets[i];
            var through = checked(distance + cost);
            if (through < distances[neighbour])
            {
                distances[neighbour] = through;
                _from[neighbour] = node;
                _by[neighbour] = start + i;
                var bucket = at + cost;
                ring[bucket >= ring.Length ? bucket - ring.Length : bucket].Add(neighbour);
                added++;
            }
        }

        return added;
    }

    private void ByHeap(int[] sources, int target, Action<int>? follow)
    {
        var queue = new PriorityQueue<int, int>(sources.Select(node => (node, 0)));
        while (queue.TryDequeue(out var node, out var distance))
        {
            if (Distances[node] != distance)
            {
                continue;
            }

            if (node == target)
            {
                return;
            }

            follow?.Invoke(_topology.Starts[node + 1] - _topology.Starts[node]);
            for (var edge = _topology.Starts[node]; edge < _topology.Starts[node + 1]; edge++)
            {
                var neighbour = _topology.Targets[edge];
                var through = checked(distance + _topology.Cost(edge));
                if (through < Distances[neighbour])
                {
                    Distances[neighbour] = through;
                    _from[neighbour] = node;
                    _by[neighbour] = edge;
                    queue.Enqueue(neighbour, through);
                }
            }
        }
    }

    private struct Bucket
    {
        public int[]? Items;
        public int Count;

        public void Add(int node)
        {
            if (Items is null || Count == Items.Length)
            {
                Array.Resize(ref Items, Math.Max(16, Count * 2));
            }

            Items![Count++] = node; // resized one line above where it was null
        }
    }
}
