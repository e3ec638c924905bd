using System.Buffers;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Algorithms;

/// <summary>Reachability by breadth-first search.</summary>
/// <remarks>Top-down with prefetching only: turning the search round while the frontier is large (Beamer, Asanović, Patterson 2012) was measured and gains nothing on
/// graphs as ours, of many levels and a degree below ten.</remarks>
public static class BreadthFirst
{
    private const int Ahead = 8;

    // From how many nodes on a level is worth a second thread, and how many the two do before the caller is told.
    private const int WideLevel = 1 << 13;
    private const int LongestShare = 1 << 16;

    // How many edges may be followed before the caller is told.
    private const int Interval = 1 << 14;

    /// <summary>The number of steps from the nearest source to every node; -1 where none leads.</summary>
    /// <param name="topology">The graph.</param>
    /// <param name="sources">Where to start.</param>
    /// <param name="maxDepth">How many steps to go.</param>
    /// <param name="follow">Told now and then how many edges were followed, on the thread of the caller; may throw to end the search.</param>
    /// <param name="shared">Whether wide levels may be shared by two threads; the result is the same.</param>
    public static int[] Depths(Topology topology, IEnumerable<int> sources, int maxDepth = int.MaxValue, Action<int>? follow = null, bool shared = false)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(sources);
        var depths = GC.AllocateUninitializedArray<int>(topology.NodeCount);
        Array.Fill(depths, -1);
        var queue = ArrayPool<int>.Shared.Rent(topology.NodeCount + 1);
        try
        {
            Search(topology, depths, queue, Begin(sources, depths, queue), maxDepth, follow, shared && Environment.ProcessorCount > 1);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(queue);
        }

        return depths;
    }

    private static int Begin(IEnumerable<int> sources, int[] depths, int[] queue)
    {
        var count = 0;
        foreach (var source in sources)
        {
            if (depths[source] < 0)
            {
                depths[source] = 0;
                queue[count++] = source;
            }
        }

        return count;
    }

    private static void Search(Topology topology, int[] depths, int[] queue, int count, int maxDepth, Action<int>? follow, bool shared)
    {
        var head = 0;
        var both = new SharedSpread(topology, depths, queue);
        for (var depth = 1; depth <= maxDepth && head < count; depth++)
        {
            for (var end = count; head < end;)
            {
                int followed;
                if (shared && end - head >= WideLevel)
                {
                    var stop = Math.Min(end, head + LongestShare);
                    (count, followed) = both.Run(head, stop, count, depth);
                    head = stop;
                }
                else
                {
                    (head, count, followed) = Spread(topology, depths, queue, (head, end, count), depth);
                }

                follow?.Invoke(followed);
            }
        }
    }

    /// <summary>Follows the edges of queued nodes from the head on, up to the end of their level or until the interval is over.</summary>
    // INVARIANT: a topology only has targets that are nodes, so pointers stay inside; the queue has room for every node once, and one place more to write in vain.
    private static unsafe (int Head, int Count, int Followed) Spread(Topology topology, int[] depths, int[] queue, (int Head, int End, int Count) at, int depth)
    {
        var (head, end, count) = at;
        var followed = 0;
        fixed (int* starts = topology.Starts, targets = topology.Targets, depthOf = depths, waiting = queue)
        {
            while (head < end && followed < Interval)
            {
                if (head + (2 * Ahead) < count)
                {
                    Prefetch.Read(starts + waiting[head + (2 * Ahead)]);
                    var row = targets + starts[waiting[head + Ahead]];
                    Prefetch.Read(row);
                    Prefetch.Read(row + 16);
                }

                var node = waiting[head++];
                var stop = targets + starts[node + 1];
                followed += starts[node + 1] - starts[node];
                for (var target = targets + starts[node]; target < stop; target++)
                {
                    if (depthOf[*target] < 0)
                    {
                        depthOf[*target] = depth;
                        waiting[count++] = *target;
                    }
                }
            }
        }

        return (head, count, followed);
    }
}
