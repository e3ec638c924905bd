using Cairn.Graph.Storage;

namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>The state of one run: the slots of the current row, the snapshot, the parameters and what was resolved against the snapshot.</summary>
internal sealed class Frame(GraphSnapshot graph, int slots, IReadOnlyDictionary<string, Value> parameters, Meter meter, Resolved resolved, ISubqueries subqueries)
{
    private const int RandomSeed = 2009;

    private Random? _random;

    public readonly Value[] Slots = new Value[slots];

    public GraphSnapshot Graph { get; } = graph;

    public IReadOnlyDictionary<string, Value> Parameters { get; } = parameters;

    public Meter Meter { get; } = meter;

    public ISubqueries Subqueries { get; } = subqueries;

    /// <summary>Where rows are counted; null unless the run is profiled.</summary>
    public Profile? Profile { get; init; }

    /// <summary>Columns of node properties by property site; null where the snapshot has none.</summary>
    public readonly Column?[] NodeColumns = resolved.NodeColumns;

    /// <summary>Columns of edge properties by property site.</summary>
    public readonly Column?[] EdgeColumns = resolved.EdgeColumns;

    /// <summary>Ids of node kinds by name number; -1 where the snapshot has none.</summary>
    public readonly int[] NodeKinds = resolved.NodeKinds;

    /// <summary>Ids of edge kinds by name number.</summary>
    public readonly int[] EdgeKinds = resolved.EdgeKinds;

    /// <summary>The time of the run, the same for all its rows.</summary>
    public DateTimeOffset Now { get; } = meter.Budget.Clock.GetUtcNow();

    /// <summary>Source of the function rand(), seeded alike in every run so that answers can be repeated.</summary>
    public Random Random => _random ??= new Random(RandomSeed);
}

/// <summary>Runs the subqueries of expressions.</summary>
internal interface ISubqueries
{
    /// <summary>Runs a subquery on the current row, calling back for each of its rows until told to stop.</summary>
    void Run(int subquery, Func<bool> row);
}

/// <summary>The names of a query looked up in one snapshot.</summary>
internal sealed class Resolved(IReadOnlyList<string> names, GraphSnapshot graph)
{
    public Column?[] NodeColumns { get; } = [.. names.Select(name => graph.NodeColumns.Find(name))];

    public Column?[] EdgeColumns { get; } = [.. names.Select(name => graph.EdgeColumns.Find(name))];

    public int[] NodeKinds { get; } = [.. names.Select(graph.NodeKindId)];

    public int[] EdgeKinds { get; } = [.. names.Select(graph.EdgeKindId)];
}
