namespace Cairn.Graph.Storage;

/// <summary>Compressed rows of one direction: per node its edges, grouped by kind, with the neighbour and kind of each.</summary>
/// <remarks>The position in the outgoing rows is the id of an edge; incoming rows, and those of a changed graph, carry the ids beside them.</remarks>
internal sealed class Adjacency(int[] starts, int[] neighbours, ushort[] kinds, int[]? edgeIds, bool isIncoming)
{
    private const int ShortRow = 12;

    /// <summary>The array itself, for algorithms that keep it; never changed.</summary>
    public int[] StartArray => starts;

    public int[] NeighbourArray => neighbours;

    public ReadOnlySpan<int> Starts => starts;

    public ReadOnlySpan<int> Neighbours => neighbours;

    public ReadOnlySpan<ushort> Kinds => kinds;

    /// <summary>The edge ids beside the rows; empty where the position is the id.</summary>
    public ReadOnlySpan<int> EdgeIds => edgeIds;

    public int[]? EdgeIdArray => edgeIds;

    public bool IsIncoming => isIncoming;

    public (int Start, int End) Row(int node) => (starts[node], starts[node + 1]);

    public int Neighbour(int position) => neighbours[position];

    public int Kind(int position) => kinds[position];

    public int EdgeId(int position) => edgeIds is null ? position : edgeIds[position];

    public Edge EdgeOf(int node, int position) => isIncoming
        ? new Edge(EdgeId(position), kinds[position], neighbours[position], node)
        : new Edge(EdgeId(position), kinds[position], node, neighbours[position]);

    /// <summary>The part of a row that has one kind; rows are sorted by kind.</summary>
    public (int Start, int End) Row(int node, int kind)
    {
        var start = starts[node];
        var end = starts[node + 1];
        if (end - start > ShortRow)
        {
            start = LowerBound(start, end, kind);
            return (start, LowerBound(start, end, kind + 1));
        }

        while (start < end && kinds[start] < kind)
        {
            start++;
        }

        var stop = start;
        while (stop < end && kinds[stop] == kind)
        {
            stop++;
        }

        return (start, stop);
    }

    /// <summary>The node whose row holds a position.</summary>
    public int RowOf(int position)
    {
        var low = 0;
        var high = starts.Length - 1;
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (starts[middle] <= position)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private int LowerBound(int start, int end, int kind)
    {
        while (start < end)
        {
            var middle = (start + end) >>> 1;
            if (kinds[middle] < kind)
            {
                start = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        return start;
    }
}
