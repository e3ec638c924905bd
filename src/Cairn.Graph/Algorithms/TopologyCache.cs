using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Cairn.Graph.Algorithms;

/// <summary>Keeps the shapes of a snapshot that were asked for, as long as the snapshot lives: queries ask for the same ones again, and changes of the snapshot are made from them.</summary>
internal static class TopologyCache
{
    private const int Capacity = 16;

    private static readonly ConditionalWeakTable<GraphSnapshot, ConcurrentDictionary<string, Topology>> Known = [];

    public static Topology Of(GraphSnapshot graph, TopologyOptions options, Action? beforeMaking = null)
    {
        var shapes = Known.GetOrCreateValue(graph);
        var key = $"{options.Direction}|{options.DefaultCost}|{options.CostScale:R}|{options.Cost is null}|{options.Cost?.Length}|{options.Cost}|{string.Join('|', (options.Kinds ?? ["\0"]).Order(StringComparer.Ordinal).Select(kind => $"{kind.Length}:{kind}"))}";
        if (shapes.TryGetValue(key, out var known))
        {
            return known;
        }

        beforeMaking?.Invoke();
        var made = Topology.Of(graph, options);
        if (shapes.Count < Capacity)
        {
            shapes.TryAdd(key, made);
        }

        return made;
    }
}
