using Cairn.Graph.Storage;

namespace Cairn.Graph.Files;

/// <summary>The order of the parts of a graph file.</summary>
internal static class GraphSections
{
    public static void Write(SectionWriter writer, GraphSnapshot graph)
    {
        writer.Texts(graph.NodeKinds);
        writer.Texts(graph.EdgeKinds);
        WriteNodes(writer, graph.Nodes);
        WriteRows(writer, graph.Outgoing);
        WriteRows(writer, graph.Incoming);
        ColumnSections.Write(writer, graph.NodeColumns);
        ColumnSections.Write(writer, graph.EdgeColumns);
    }

    /// <summary>Reads the rows of both directions and the columns side by side.</summary>
    public static GraphSnapshot Read(Body body)
    {
        var reader = body.Reader(0);
        var nodeKinds = reader.Names();
        var edgeKinds = reader.Names();
        var nodes = ReadNodes(ref reader, nodeKinds);
        var count = nodes.Keys.Count;
        var outgoingAt = reader.Position;
        var edges = SkipRows(ref reader);
        var incomingAt = reader.Position;
        SkipRows(ref reader);
        var columnsAt = reader.Position;
        Adjacency? outgoing = null;
        Adjacency? incoming = null;
        PropertyTable? nodeColumns = null;
        PropertyTable? edgeColumns = null;
        Parallel.Invoke(
            () => incoming = ReadRows(body.Reader(incomingAt), count, edgeKinds.Count, edges),
            () => outgoing = ReadRows(body.Reader(outgoingAt), count, edgeKinds.Count, null),
            () =>
            {
                var columns = body.Reader(columnsAt);
                nodeColumns = ColumnSections.Read(ref columns, count);
                edgeColumns = ColumnSections.Read(ref columns, edges);
            });
        return new GraphSnapshot(nodes, edgeKinds, outgoing!, incoming!, nodeColumns!, edgeColumns!); // all were read, or an exception thrown
    }

    private static void WriteNodes(SectionWriter writer, NodeTable nodes)
    {
        writer.Pool(nodes.Keys.Keys);
        writer.Array(nodes.Keys.Absent);
        writer.Array(nodes.Keys.Slots);
        writer.Array(nodes.SetOf);
        writer.Number(nodes.Sets.Length);
        foreach (var set in nodes.Sets)
        {
            writer.Array<int>(set);
        }
    }

    private static NodeTable ReadNodes(ref SectionReader reader, NameTable kinds)
    {
        var keys = reader.Pool();
        var absent = reader.Array<ulong>((keys.Count + 63) >> 6);
        var slots = reader.Array<int>();
        // A free slot must be left, or a search for an unknown key would not end.
        if (!System.Numerics.BitOperations.IsPow2(slots.Length) || slots.Length <= keys.Count)
        {
            throw SectionReader.Damaged();
        }

        Check.Below(slots, keys.Count + 1);
        if (!slots.AsSpan().Contains(0))
        {
            throw SectionReader.Damaged();
        }

        var setOf = reader.Array<int>(keys.Count);
        var sets = new int[reader.Count(keys.Count + 1L)][];
        for (var i = 0; i < sets.Length; i++)
        {
            sets[i] = reader.Array<int>();
            Check.Below(sets[i], kinds.Count);
        }

        Check.Below(setOf, sets.Length);
        return new NodeTable(new KeyIndex(keys, absent, slots), kinds, setOf, sets);
    }

    private static void WriteRows(SectionWriter writer, Adjacency rows)
    {
        writer.Array(rows.Starts);
        writer.Array(rows.Neighbours);
        writer.Array(rows.Kinds);
        writer.Array(rows.EdgeIds);
    }

    private static int SkipRows(ref SectionReader reader)
    {
        reader.Skip<int>();
        var edges = reader.Peek();
        reader.Skip<int>();
        reader.Skip<ushort>();
        reader.Skip<int>();
        return edges;
    }

    private static Adjacency ReadRows(SectionReader reader, int nodes, int kindCount, int? edges)
    {
        var starts = reader.Array<int>(nodes + 1);
        var neighbours = reader.Array<int>();
        var kinds = reader.Array<ushort>(neighbours.Length);
        var ids = reader.Array<int>(edges ?? 0);
        if (starts[0] != 0 || starts[^1] != neighbours.Length || (edges is { } count && count != neighbours.Length) || (kinds.Length > 0 && kinds.AsSpan().ContainsAnyExceptInRange((ushort)0, (ushort)(kindCount - 1))))
        {
            throw SectionReader.Damaged();
        }

        Check.Ascending(starts);
        Check.Below(neighbours, nodes);
        Check.Below(ids, neighbours.Length);
        return new Adjacency(starts, neighbours, kinds, edges is null ? null : ids, isIncoming: edges is not null);
    }
}
