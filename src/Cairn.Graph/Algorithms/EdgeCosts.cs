using Cairn.Graph.Storage;

namespace Cairn.Graph.Algorithms;

/// <summary>Costs by position, in one byte each where all fit.</summary>
internal sealed class EdgeCosts
{
    /// <summary>The largest cost of one edge.</summary>
    private const int Limit = 1_000_000;

    private readonly byte[]? _small;
    private readonly int[]? _large;

    private EdgeCosts(byte[]? small, int[]? large, int max)
    {
        _small = small;
        _large = large;
        Max = max;
    }

    public int Max { get; }

    /// <summary>The costs as bytes; empty where they do not fit.</summary>
    public ReadOnlySpan<byte> Small => _small;

    /// <summary>The costs as integers; empty where they fit into bytes.</summary>
    public ReadOnlySpan<int> Large => _large;

    public bool IsSmall => _small is not null;

    public int this[int position] => _small is not null ? _small[position] : _large![position]; // one of the two always is

    /// <summary>The costs at the given positions, in their order.</summary>
    public EdgeCosts At(int[] positions)
    {
        if (_small is null)
        {
            return new EdgeCosts(null, Array.ConvertAll(positions, position => _large![position]), Max); // one of the two always is
        }

        var small = new byte[positions.Length];
        for (var at = 0; at < small.Length; at++)
        {
            small[at] = _small[positions[at]];
        }

        return new EdgeCosts(small, null, Max);
    }

    public static EdgeCosts Of(int[] costs)
    {
        var max = costs.Length == 0 ? 0 : costs.Max();
        return max <= byte.MaxValue ? new EdgeCosts(Array.ConvertAll(costs, cost => (byte)cost), null, max) : new EdgeCosts(null, costs, max);
    }

    /// <summary>The costs of all edges of a snapshot by edge id; null where every edge costs 1.</summary>
    public static EdgeCosts? Of(GraphSnapshot graph, TopologyOptions options)
    {
        if (options.Cost is not { } name)
        {
            return null;
        }

        var column = graph.EdgeColumns.Find(name);
        if (column is { Cells: Cells.Bytes bytes, Rows.IsFull: true } && options.CostScale == 1)
        {
            var items = bytes.Items.ToArray();
            return new EdgeCosts(items, null, items.Max());
        }

        _ = Scaled(options.DefaultCost, options.CostScale, name);
        var costs = new int[graph.EdgeCount];
        for (var edge = 0; edge < costs.Length; edge++)
        {
            costs[edge] = CostOf(column, edge, options);
        }

        return Of(costs);
    }

    /// <summary>The cost of one edge by the property that holds it.</summary>
    public static int CostOf(Column? column, int edge, TopologyOptions options)
    {
        var (value, name) = (column?.Get(edge) ?? Value.Null, options.Cost ?? "");
        return value.IsNull ? Scaled(options.DefaultCost, options.CostScale, name)
            : value.IsNumber ? Scaled(value.AsFloat(), options.CostScale, name)
            : throw new ArgumentException($"the cost `{name}` of edge {edge} is {value}, which is no number");
    }

    /// <summary>Known costs with the costs of some rows put in.</summary>
    public static EdgeCosts Of(RowSplice splice, EdgeCosts? before, int[] rows)
    {
        var max = Math.Max(before?.Max ?? 0, rows.Length == 0 ? 0 : rows.Max());
        return before?._large is { } large ? new EdgeCosts(null, splice.Apply<int>(large, rows), max)
            : max <= byte.MaxValue ? new EdgeCosts(splice.Apply(before is null ? [] : before.Small, Array.ConvertAll(rows, cost => (byte)cost)), null, max)
            : new EdgeCosts(null, splice.Apply<int>(Array.ConvertAll(before?._small ?? [], cost => (int)cost), rows), max);
    }

    private static int Scaled(double cost, double scale, string name)
    {
        var scaled = Math.Round(cost * scale);
        return scaled is >= 0 and <= Limit ? (int)scaled : throw new ArgumentException($"the cost `{name}` is {cost}; costs lie between 0 and {Limit} after scaling");
    }
}
