using System.Runtime.CompilerServices;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Algorithms;

/// <summary>Dial's buckets: least distances where costs are small integers.</summary>
/// <remarks>No distance in the queue exceeds the current one by more than the largest cost, so the buckets form a ring.</remarks>
internal sealed class BucketSearch
{
    private const int Ahead = 8;

    // How many edges may be followed before the caller is told.
    private const int Interval = 1 << 14;

    private readonly Topology _topology;
    private readonly int[] _distances;
    private readonly Action<int>? _follow;
    private readonly int[][] _ring;
    private readonly int[] _counts;
    private readonly bool _isPlain;
    private long _waiting;
    private int _followed;

    /// <param name="topology">The graph.</param>
    /// <param name="distances">What is known of the distances; the search lowers them.</param>
    /// <param name="follow">Told now and then how many edges were followed; may throw to end the search.</param>
    public BucketSearch(Topology topology, int[] distances, Action<int>? follow)
    {
        _topology = topology;
        _distances = distances;
        _follow = follow;
        _ring = new int[topology.MaxCost + 1][];
        Array.Fill(_ring, []);
        _counts = new int[_ring.Length];
        _isPlain = topology.Costs is { IsSmall: true } && (long)topology.NodeCount * topology.MaxCost < int.MaxValue;
    }

    public void Run(IReadOnlyCollection<int> sources, int target)
    {
        foreach (var source in sources)
        {
            Put(0, 0, source);
        }

        for (var (distance, at) = (0, 0); _waiting > 0; distance++, at = at + 1 == _ring.Length ? 0 : at + 1)
        {
            // Edges that cost nothing lead back into the same bucket.
            for (var done = 0; done < _counts[at];)
            {
                var until = _counts[at];
                if (!Settle(at, done, until, distance, target))
                {
                    return;
                }

                _waiting -= until - done;
                done = until;
            }

            _counts[at] = 0;
        }
    }

    private bool Settle(int bucket, int from, int until, int distance, int target) =>
        _isPlain ? SettlePlain(bucket, (from, until), distance, target) : SettleAny(bucket, (from, until), distance, target);

    // INVARIANT: a topology only has targets that are nodes, so pointers stay inside; sums stay below the largest integer, which the constructor checked.
    private unsafe bool SettlePlain(int bucket, (int From, int Until) part, int distance, int target)
    {
        fixed (int* starts = _topology.Starts, targets = _topology.Targets, distances = _distances)
        fixed (byte* costs = _topology.Costs!.Small) // a plain search has small costs
        {
            for (var i = part.From; i < part.Until; i++)
            {
                var members = _ring[bucket];
                if (i + (2 * Ahead) < part.Until)
                {
                    Prefetch.Read(starts + members[i + (2 * Ahead)]);
                    Prefetch.Read(distances + members[i + (2 * Ahead)]);
                    var row = starts[members[i + Ahead]];
                    Prefetch.Read(targets + row);
                    Prefetch.Read((int*)(costs + row));
                }

                var node = members[i];
                if (distances[node] != distance)
                {
                    continue;
                }

                if (node == target)
                {
                    return false;
                }

                var (at, end) = (starts[node], starts[node + 1]);
                Tell(end - at);
                for (; at < end; at++)
                {
                    var through = distance + costs[at];
                    if (through < distances[targets[at]])
                    {
                        distances[targets[at]] = through;
                        Put(bucket, costs[at], targets[at]);
                    }
                }
            }
        }

        return true;
    }

    private bool SettleAny(int bucket, (int From, int Until) part, int distance, int target)
    {
        for (var i = part.From; i < part.Until; i++)
        {
            var node = _ring[bucket][i];
            if (_distances[node] != distance)
            {
                continue;
            }

            if (node == target)
            {
                return false;
            }

            Tell(_topology.Starts[node + 1] - _topology.Starts[node]);
            RelaxAny(node, distance, bucket);
        }

        return true;
    }

    private void Tell(int edges)
    {
        _followed += edges;
        if (_followed >= Interval)
        {
            _follow?.Invoke(_followed);
            _followed = 0;
        }
    }

    private void RelaxAny(int node, int distance, int bucket)
    {
        for (var at = _topology.Starts[node]; at < _topology.Starts[node + 1]; at++)
        {
            var cost = _topology.Cost(at);
            var through = checked(distance + cost);
            if (through < _distances[_topology.Targets[at]])
            {
                _distances[_topology.Targets[at]] = through;
                Put(bucket, cost, _topology.Targets[at]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(int bucket, int farther, int node)
    {
        var at = bucket + farther;
        at = at >= _ring.Length ? at - _ring.Length : at;
        if (_counts[at] == _ring[at].Length)
        {
            Array.Resize(ref _ring[at], Math.Max(64, _counts[at] * 2));
        }

        _ring[at][_counts[at]++] = node;
        _waiting++;
    }
}
