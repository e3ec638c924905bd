namespace Cairn.Graph.Storage;

/// <summary>Turns a list of edges into compressed rows by two stable counting sorts: by kind, then by node.</summary>
internal static class AdjacencyBuilder
{
    /// <summary>Outgoing rows, and for every position the index of the edge in the list it came from.</summary>
    public static (Adjacency Rows, int[] Sources) Outgoing(int nodes, int kindCount, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<ushort> kinds)
    {
        var order = ByKind(kinds, kindCount);
        var starts = Starts(nodes, from);
        var next = starts.AsSpan(0, nodes).ToArray();
        var sources = new int[from.Length];
        var neighbours = new int[from.Length];
        var rowKinds = new ushort[from.Length];
        foreach (var edge in order)
        {
            var at = next[from[edge]]++;
            sources[at] = edge;
            neighbours[at] = to[edge];
            rowKinds[at] = kinds[edge];
        }

        return (new Adjacency(starts, neighbours, rowKinds, null, isIncoming: false), sources);
    }

    /// <summary>The same edges by the node they lead to.</summary>
    public static Adjacency Incoming(int nodes, int kindCount, Adjacency outgoing)
    {
        var to = outgoing.Neighbours;
        var kinds = outgoing.Kinds;
        var from = Expand(outgoing.Starts, to.Length);
        var order = ByKind(kinds, kindCount);
        var starts = Starts(nodes, to);
        var next = starts.AsSpan(0, nodes).ToArray();
        var neighbours = new int[to.Length];
        var rowKinds = new ushort[to.Length];
        var edgeIds = new int[to.Length];
        foreach (var edge in order)
        {
            var at = next[to[edge]]++;
            edgeIds[at] = edge;
            neighbours[at] = from[edge];
            rowKinds[at] = kinds[edge];
        }

        return new Adjacency(starts, neighbours, rowKinds, edgeIds, isIncoming: true);
    }

    private static int[] Expand(ReadOnlySpan<int> starts, int length)
    {
        var rows = new int[length];
        for (var node = 0; node + 1 < starts.Length; node++)
        {
            rows.AsSpan(starts[node]..starts[node + 1]).Fill(node);
        }

        return rows;
    }

    private static int[] ByKind(ReadOnlySpan<ushort> kinds, int kindCount)
    {
        var next = new int[kindCount + 1];
        foreach (var kind in kinds)
        {
            next[kind + 1]++;
        }

        for (var kind = 0; kind < kindCount; kind++)
        {
            next[kind + 1] += next[kind];
        }

        var order = new int[kinds.Length];
        for (var edge = 0; edge < kinds.Length; edge++)
        {
            order[next[kinds[edge]]++] = edge;
        }

        return order;
    }

    private static int[] Starts(int nodes, ReadOnlySpan<int> ends)
    {
        var starts = new int[nodes + 1];
        foreach (var node in ends)
        {
            starts[node + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            starts[node + 1] += starts[node];
        }

        return starts;
    }
}
