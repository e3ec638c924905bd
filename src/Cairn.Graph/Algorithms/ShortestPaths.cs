using System.Diagnostics;

namespace Cairn.Graph.Algorithms;

/// <summary>Least-cost paths from a set of sources to every node.</summary>
public sealed class ShortestPaths
{
    /// <summary>The distance of a node no path leads to.</summary>
    public const int Unreached = int.MaxValue;

    private const int WidestBuckets = 1 << 16;

    private readonly Topology _topology;
    private readonly HashSet<int> _sources;

    private ShortestPaths(Topology topology, HashSet<int> sources)
    {
        _topology = topology;
        _sources = sources;
        Distances = GC.AllocateUninitializedArray<int>(topology.NodeCount);
        Array.Fill(Distances, Unreached);
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
        var paths = new ShortestPaths(topology, [.. sources]);
        foreach (var node in paths._sources)
        {
            paths.Distances[node] = 0;
        }

        if (topology.MaxCost < WidestBuckets)
        {
            new BucketSearch(topology, paths.Distances, follow).Run(paths._sources, target);
        }
        else
        {
            paths.ByHeap(target, follow);
        }

        return paths;
    }

    /// <summary>The path to a node, or null where none leads. Of equally cheap paths it is always the same one.</summary>
    // The search writes no way back, which would cost it a third of its speed: a step of a cheapest path is an edge whose cost is the difference of the distances of its ends.
    public GraphPath? PathTo(int node)
    {
        if (Distances[node] == Unreached)
        {
            return null;
        }

        var (nodes, edges) = (new List<int> { node }, new List<int>());
        for (var at = node; !_sources.Contains(at); at = nodes[^1])
        {
            if (Before(at) is { } step)
            {
                nodes.Add(step.Node);
                edges.Add(_topology.Reversed.EdgeId(step.Position));
                continue;
            }

            AcrossZeros(nodes, edges);
        }

        nodes.Reverse();
        edges.Reverse();
        return new GraphPath(nodes, edges, Distances[node]);
    }

    // The first edge that comes from a nearer node.
    private (int Node, int Position)? Before(int node)
    {
        var back = _topology.Reversed;
        for (var at = back.Starts[node]; at < back.Starts[node + 1]; at++)
        {
            var cost = back.Cost(at);
            if (cost > 0 && Leads(back.Targets[at], cost, node))
            {
                return (back.Targets[at], at);
            }
        }

        return null;
    }

    private bool Leads(int from, int cost, int to) => Distances[from] != Unreached && Distances[from] + (long)cost == Distances[to];

    // Along edges that cost nothing the distances say nothing about the order, so the fewest of them are searched until one comes from a nearer node or a source.
    private void AcrossZeros(List<int> nodes, List<int> edges)
    {
        var back = _topology.Reversed;
        var onto = new Dictionary<int, (int Node, int Position)> { [nodes[^1]] = (-1, -1) };
        var open = new Queue<int>([nodes[^1]]);
        while (open.TryDequeue(out var node))
        {
            if (onto.Count > 1 && (_sources.Contains(node) || Before(node) is not null))
            {
                Take(node, onto, nodes, edges);
                return;
            }

            for (var at = back.Starts[node]; at < back.Starts[node + 1]; at++)
            {
                if (back.Cost(at) == 0 && Leads(back.Targets[at], 0, node) && onto.TryAdd(back.Targets[at], (node, at)))
                {
                    open.Enqueue(back.Targets[at]);
                }
            }
        }

        throw new UnreachableException("a reached node has a path from a source");
    }

    private void Take(int node, Dictionary<int, (int Node, int Position)> onto, List<int> nodes, List<int> edges)
    {
        var steps = new List<(int Node, int Position)>();
        for (var at = node; onto[at].Node >= 0; at = onto[at].Node)
        {
            steps.Add((at, onto[at].Position));
        }

        foreach (var (step, position) in Enumerable.Reverse(steps))
        {
            nodes.Add(step);
            edges.Add(_topology.Reversed.EdgeId(position));
        }
    }

    private void ByHeap(int target, Action<int>? follow)
    {
        var queue = new PriorityQueue<int, int>(_sources.Select(node => (node, 0)));
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
                    queue.Enqueue(neighbour, through);
                }
            }
        }
    }
}
