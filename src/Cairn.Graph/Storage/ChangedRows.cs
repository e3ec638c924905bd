namespace Cairn.Graph.Storage;

/// <summary>The rows of some nodes in one direction, in place of those in the rows before.</summary>
internal sealed class ChangedRows
{
    private readonly Dictionary<int, int> _rowOf = [];
    private readonly Adjacency _rows;
    private readonly bool _incoming;
    private readonly Lazy<Adjacency> _whole;

    /// <param name="nodes">The nodes, ascending.</param>
    /// <param name="rows">The edges of each.</param>
    /// <param name="incoming">The direction.</param>
    /// <param name="total">How many nodes the graph has.</param>
    /// <param name="before">The rows before.</param>
    public ChangedRows(int[] nodes, Edge[][] rows, bool incoming, int total, Func<Adjacency> before)
    {
        Nodes = nodes;
        _incoming = incoming;
        var starts = new int[nodes.Length + 1];
        for (var i = 0; i < nodes.Length; i++)
        {
            _rowOf.Add(nodes[i], i);
            starts[i + 1] = starts[i] + rows[i].Length;
        }

        var edges = rows.SelectMany(row => row).ToArray();
        _rows = new Adjacency(starts, Array.ConvertAll(edges, edge => incoming ? edge.From : edge.To), Array.ConvertAll(edges, edge => (ushort)edge.Kind), Array.ConvertAll(edges, edge => edge.Id), incoming);
        _whole = new Lazy<Adjacency>(() => Merge(before(), total));
    }

    public IReadOnlyList<int> Nodes { get; }

    /// <summary>All rows in one piece, for what reads every row anyway.</summary>
    public Adjacency Whole => _whole.Value;

    /// <summary>The rows that hold a node's row and its place in them; null where the row is as before.</summary>
    public Adjacency? Of(int node, out int row) => _rowOf.TryGetValue(node, out row) ? _rows : null;

    private Adjacency Merge(Adjacency before, int total)
    {
        var splice = new RowSplice(before.Starts, Nodes, _rows.Starts, total);
        var ids = before.EdgeIdArray is { } known ? splice.Apply(known, _rows.EdgeIds) : splice.ApplyToPositions(_rows.EdgeIds);
        return new Adjacency(splice.Starts, splice.Apply(before.Neighbours, _rows.Neighbours), splice.Apply(before.Kinds, _rows.Kinds), ids, _incoming);
    }
}
