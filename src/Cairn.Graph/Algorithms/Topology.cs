using Cairn.Graph.Storage;

namespace Cairn.Graph.Algorithms;

/// <summary>Which way algorithms follow edges.</summary>
public enum TopologyDirection
{
    Out,
    In,
    Both,
}

/// <summary>What of a graph an algorithm sees.</summary>
public sealed record TopologyOptions
{
    /// <summary>Names of the edge kinds to follow; null for all.</summary>
    public IReadOnlyCollection<string>? Kinds { get; init; }

    /// <summary>The edge property that holds the cost; null for a cost of 1 each.</summary>
    public string? Cost { get; init; }

    /// <summary>The cost of edges without that property.</summary>
    public int DefaultCost { get; init; } = 1;

    /// <summary>Costs are multiplied by this and rounded, so that fractions can be told apart.</summary>
    public double CostScale { get; init; } = 1;

    public TopologyDirection Direction { get; init; }
}

/// <summary>The bare shape of a graph for algorithms: for every node the targets, costs and ids of its edges in flat arrays. Immutable and thread-safe.</summary>
public sealed class Topology
{
    private readonly Lazy<Topology> _reversed;

    private Topology(GraphSnapshot graph, int[] starts, int[] targets, EdgeCosts? costs, int[]? edgeIds, Func<Topology, Topology> reverse)
    {
        Graph = graph;
        Starts = starts;
        Targets = targets;
        Costs = costs;
        EdgeIds = edgeIds;
        _reversed = new Lazy<Topology>(() => reverse(this));
        MaxCost = costs?.Max ?? 1;
    }

    public GraphSnapshot Graph { get; }

    public int NodeCount => Starts.Length - 1;

    public int EdgeCount => Targets.Length;

    internal int[] Starts { get; }

    internal int[] Targets { get; }

    /// <summary>Cost by position; null where every edge costs 1.</summary>
    internal EdgeCosts? Costs { get; }

    /// <summary>Edge id by position; null where the position is the id.</summary>
    internal int[]? EdgeIds { get; }

    internal int MaxCost { get; }

    /// <summary>The same edges followed backwards; ids of edges stay.</summary>
    public Topology Reversed => _reversed.Value;

    /// <summary>The shape of a graph; of a changed graph (<see cref="GraphOverlay"/>) it is copied from the shape before, with the changed rows put in.</summary>
    public static Topology Of(GraphSnapshot graph, TopologyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= new TopologyOptions();
        if (graph.Before is { } before)
        {
            return Changed(graph, TopologyCache.Of(before, options), options);
        }

        var costs = EdgeCosts.Of(graph, options);
        if (options.Kinds is null && options.Direction != TopologyDirection.Both)
        {
            var forward = new Topology(graph, graph.Outgoing.StartArray, graph.Outgoing.NeighbourArray, costs, null, Reverse);
            return options.Direction == TopologyDirection.Out ? forward : forward.Reversed;
        }

        return Build(graph, TopologyEdges.Of(graph, options, costs), costs is not null);
    }

    private static Topology Changed(GraphSnapshot graph, Topology before, TopologyOptions options)
    {
        var rows = ChangedTopologyRows.Of(graph, options);
        var splice = new RowSplice(before.Starts, rows.Nodes, rows.Starts, graph.NodeCount);
        var ids = before.EdgeIds is { } known ? splice.Apply<int>(known, rows.Ids) : splice.ApplyToPositions(rows.Ids);
        var costs = options.Cost is null ? null : EdgeCosts.Of(splice, before.Costs, rows.Costs);
        return new Topology(graph, splice.Starts, splice.Apply<int>(before.Targets, rows.Targets), costs, ids, _ => Changed(graph, before.Reversed, options with { Direction = Opposite(options.Direction) }));
    }

    private static TopologyDirection Opposite(TopologyDirection direction) => direction switch
    {
        TopologyDirection.Out => TopologyDirection.In,
        TopologyDirection.In => TopologyDirection.Out,
        _ => TopologyDirection.Both,
    };

    internal int Cost(int position) => Costs?[position] ?? 1;

    internal int EdgeId(int position) => EdgeIds is null ? position : EdgeIds[position];

    // The whole graph is stored in both directions already; only the costs have to be put in the other order.
    private static Topology Reverse(Topology forward)
    {
        var graph = forward.Graph;
        if (ReferenceEquals(forward.Targets, graph.Outgoing.NeighbourArray))
        {
            var ids = graph.Incoming.EdgeIdArray!; // incoming rows always carry them
            return new Topology(graph, graph.Incoming.StartArray, graph.Incoming.NeighbourArray, forward.Costs?.At(ids), ids, _ => forward);
        }

        var starts = Transposition.Starts(forward.Targets, forward.NodeCount);
        var (sources, positions) = Transposition.Of(forward.Starts, forward.Targets, starts);
        var edges = forward.EdgeIds is { } known ? Array.ConvertAll(positions, position => known[position]) : positions;
        return new Topology(graph, starts, sources, forward.Costs?.At(positions), edges, _ => forward);
    }

    private static Topology Build(GraphSnapshot graph, List<TopologyEdge> edges, bool hasCosts)
    {
        var starts = new int[graph.NodeCount + 1];
        foreach (var edge in edges)
        {
            starts[edge.From + 1]++;
        }

        for (var node = 0; node < graph.NodeCount; node++)
        {
            starts[node + 1] += starts[node];
        }

        var next = starts.AsSpan(0, graph.NodeCount).ToArray();
        var (targets, costs, ids) = (new int[edges.Count], new int[edges.Count], new int[edges.Count]);
        foreach (var edge in edges)
        {
            var at = next[edge.From]++;
            (targets[at], costs[at], ids[at]) = (edge.To, edge.Cost, edge.Id);
        }

        return new Topology(graph, starts, targets, hasCosts ? EdgeCosts.Of(costs) : null, ids, Reverse);
    }
}

/// <summary>One edge on the way into a topology.</summary>
internal readonly record struct TopologyEdge(int From, int To, int Cost, int Id);
