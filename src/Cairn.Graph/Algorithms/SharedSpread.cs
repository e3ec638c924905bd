using System.Buffers;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Algorithms;

/// <summary>Part of one level of a breadth-first search, done by two threads. The order of the queue depends on them, the depths do not.</summary>
internal sealed class SharedSpread(Topology topology, int[] depths, int[] queue)
{
    private const int Ahead = 8;

    // Nodes that a thread takes at a time.
    private const int Share = 512;

    private int _next;
    private int _count;
    private long _followed;

    /// <summary>Follows the edges of the queued nodes from the head to the end, and queues what is new behind those there are.</summary>
    public (int Count, int Followed) Run(int head, int end, int count, int depth)
    {
        (_next, _count, _followed) = (head, count, 0);
        Parallel.Invoke(() => Work(end, depth), () => Work(end, depth));
        return (_count, (int)Math.Min(_followed, int.MaxValue));
    }

    private void Work(int end, int depth)
    {
        var found = ArrayPool<int>.Shared.Rent(1 << 12);
        try
        {
            var count = 0;
            for (var at = Interlocked.Add(ref _next, Share) - Share; at < end; at = Interlocked.Add(ref _next, Share) - Share)
            {
                count = Spread(at, Math.Min(at + Share, end), depth, ref found, count);
                Queue(found, count);
                count = 0;
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(found);
        }
    }

    private void Queue(int[] found, int count)
    {
        var at = Interlocked.Add(ref _count, count) - count;
        found.AsSpan(0, count).CopyTo(queue.AsSpan(at));
    }

    // INVARIANT: a topology only has targets that are nodes, so pointers stay inside. A node belongs to the thread that first writes its depth.
    private unsafe int Spread(int at, int end, int depth, ref int[] found, int count)
    {
        var followed = 0;
        fixed (int* starts = topology.Starts, targets = topology.Targets, depthOf = depths, waiting = queue)
        {
            for (; at < end; at++)
            {
                if (at + (2 * Ahead) < end)
                {
                    Prefetch.Read(starts + waiting[at + (2 * Ahead)]);
                    var row = targets + starts[waiting[at + Ahead]];
                    Prefetch.Read(row);
                    Prefetch.Read(row + 16);
                }

                var (from, stop) = (starts[waiting[at]], starts[waiting[at] + 1]);
                followed += stop - from;
                found = Room(found, count, stop - from);
                for (var target = targets + from; target < targets + stop; target++)
                {
                    if (depthOf[*target] < 0 && Interlocked.CompareExchange(ref depthOf[*target], depth, -1) < 0)
                    {
                        found[count++] = *target;
                    }
                }
            }
        }

        Interlocked.Add(ref _followed, followed);
        return count;
    }

    private static int[] Room(int[] found, int count, int more)
    {
        if (count + more <= found.Length)
        {
            return found;
        }

        var larger = ArrayPool<int>.Shared.Rent(Math.Max(count + more, found.Length * 2));
        found.AsSpan(0, count).CopyTo(larger);
        ArrayPool<int>.Shared.Return(found);
        return larger;
    }
}
