using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Scratch space as large as a snapshot, kept between queries: to make it anew costs more than most searches.</summary>
internal static class Spares<T>
    where T : class
{
    private const int Kept = 8;

    private static readonly ConditionalWeakTable<GraphSnapshot, ConcurrentQueue<T>> Known = [];

    public static T Take(GraphSnapshot graph, Func<int, T> make) => Known.GetOrCreateValue(graph).TryDequeue(out var spare) ? spare : make(graph.NodeCount);

    /// <summary>Gives back what must be as good as new.</summary>
    public static void GiveBack(GraphSnapshot graph, T spare)
    {
        var spares = Known.GetOrCreateValue(graph);
        if (spares.Count < Kept)
        {
            spares.Enqueue(spare);
        }
    }
}
