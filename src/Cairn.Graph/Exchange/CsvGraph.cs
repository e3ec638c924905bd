namespace Cairn.Graph.Exchange;

/// <summary>Which columns of CSV files hold what; all others are properties.</summary>
public sealed record CsvColumns
{
    public static CsvColumns Default { get; } = new();

    /// <summary>The key of a node.</summary>
    public string Key { get; init; } = "key";

    /// <summary>The kinds of a node, separated by <c>;</c>.</summary>
    public string Kinds { get; init; } = "kind";

    /// <summary>The key of the node an edge starts at.</summary>
    public string From { get; init; } = "from";

    /// <summary>The key of the node an edge leads to.</summary>
    public string To { get; init; } = "to";

    /// <summary>The kind of an edge.</summary>
    public string Kind { get; init; } = "kind";

    public char Separator { get; init; } = ',';

    /// <summary>Characters one record may have.</summary>
    public int LongestRecord { get; init; } = 16 << 20;
}

/// <summary>Reads graphs from CSV files with a header and writes them. A column may name its type (<c>risk:int</c>, <c>float</c>, <c>bool</c>, <c>string</c>, <c>date</c> and the other temporal ones, <c>list</c> of strings separated
/// by <c>;</c>, or any with <c>[]</c>); a column without one holds integers, floats, booleans and strings as they look. Empty fields are absent. Headers with <c>:ID</c>, <c>:LABEL</c>, <c>:START_ID</c>, <c>:END_ID</c> and <c>:TYPE</c> are understood too.</summary>
public static class CsvGraph
{
    private const int MostWarnings = 10;

    /// <summary>Adds the nodes of a file.</summary>
    /// <param name="builder">What they are added to.</param>
    /// <param name="text">The file.</param>
    /// <param name="columns">Which columns hold what.</param>
    /// <param name="warn">Told what is odd but no error: a key that comes twice is one node.</param>
    /// <exception cref="GraphFormatException">A line cannot be read; the message says which and why.</exception>
    public static void ReadNodes(GraphBuilder builder, TextReader text, CsvColumns? columns = null, Action<string>? warn = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(text);
        columns ??= CsvColumns.Default;
        var reader = new CsvReader(text, columns.Separator, columns.LongestRecord);
        var header = CsvHeader.Of(reader, columns, edges: false);
        var (key, kind) = (header.Require(CsvRole.Key, columns.Key), header.Find(CsvRole.Kinds));
        var (keys, properties) = (builder.KeyLookup, header.Properties);
        var twice = 0;
        while (Next(reader, header))
        {
            var name = Key(reader, header, key);
            if (keys.TryGetValue(name, out var node))
            {
                if (twice++ < MostWarnings)
                {
                    warn?.Invoke($"line {reader.Line}: the node `{CsvField.Brief(name)}` was there before; both are one");
                }
            }
            else
            {
                node = builder.AddNode(name.ToString());
            }

            if (kind >= 0)
            {
                AddKinds(builder, node, reader[kind]);
            }

            if (header.Columns[key] is { Name.Length: > 0 } marked && marked.Name != columns.Key)
            {
                builder.SetProperty(node, marked.Name, reader[key].ToString());
            }

            foreach (var field in properties)
            {
                if (!reader[field].IsEmpty)
                {
                    builder.SetProperty(node, header.Columns[field].Name, CsvField.Parse(reader[field], header.Columns[field], reader.Line));
                }
            }
        }

        if (twice > MostWarnings)
        {
            warn?.Invoke($"{twice - MostWarnings} more nodes come twice");
        }
    }

    /// <summary>Adds the edges of a file; both ends must be nodes already.</summary>
    /// <exception cref="GraphFormatException">A line cannot be read; the message says which and why.</exception>
    public static void ReadEdges(GraphBuilder builder, TextReader text, CsvColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(text);
        columns ??= CsvColumns.Default;
        var reader = new CsvReader(text, columns.Separator, columns.LongestRecord);
        var header = CsvHeader.Of(reader, columns, edges: true);
        var (from, to, kind) = (header.Require(CsvRole.From, columns.From), header.Require(CsvRole.To, columns.To), header.Require(CsvRole.Kinds, columns.Kind));
        var (keys, properties) = (builder.KeyLookup, header.Properties);
        var (last, start) = ((string?)null, -1);
        while (Next(reader, header))
        {
            // Edges of one node mostly follow one another.
            var first = Key(reader, header, from);
            if (start < 0 || !first.SequenceEqual(last))
            {
                start = keys.TryGetValue(first, out last, out var known) ? known : throw Dangling(reader, header, from);
            }

            var end = keys.TryGetValue(Key(reader, header, to), out var second) ? second : throw Dangling(reader, header, to);
            if (reader[kind].IsEmpty)
            {
                throw new GraphFormatException($"line {reader.Line}: the edge has no kind");
            }

            var edge = builder.AddEdge(start, reader[kind], end);
            foreach (var field in properties)
            {
                if (!reader[field].IsEmpty)
                {
                    builder.SetEdgeProperty(edge, header.Columns[field].Name, CsvField.Parse(reader[field], header.Columns[field], reader.Line));
                }
            }
        }
    }

    /// <summary>The next line that is not empty, with no more fields than the header has.</summary>
    private static bool Next(CsvReader reader, CsvHeader header)
    {
        while (reader.Read())
        {
            if (reader.Count > header.Columns.Length)
            {
                throw new GraphFormatException($"line {reader.Line}: {reader.Count} fields where the header has {header.Columns.Length}");
            }

            if (reader.Count > 1 || !reader[0].IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Key(CsvReader reader, CsvHeader header, int field)
    {
        if (reader[field].IsEmpty)
        {
            throw new GraphFormatException($"line {reader.Line}: the column {Shown(header, field)} is empty");
        }

        return header.Columns[field].Group is { Length: > 0 } group ? $"{group}/{reader[field]}" : reader[field];
    }

    private static GraphFormatException Dangling(CsvReader reader, CsvHeader header, int field) =>
        new($"line {reader.Line}, column {Shown(header, field)}: there is no node `{CsvField.Brief(Key(reader, header, field))}`");

    private static string Shown(CsvHeader header, int field) => header.Columns[field].Name is { Length: > 0 } name ? $"`{name}`" : $"{field + 1}";

    /// <summary>Writes all nodes: key, kinds and every property that occurs.</summary>
    public static void WriteNodes(GraphSnapshot graph, TextWriter text)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(text);
        var columns = graph.NodeColumns.Columns.ToArray();
        text.Write(string.Join(',', columns.Select(column => Quote(column.Name + TypeOf(column.Cells))).Prepend("kind").Prepend("key")) + "\n");
        foreach (var node in Enumerable.Range(0, graph.NodeCount).Where(graph.HasNode))
        {
            var kinds = string.Join(';', graph.KindsOf(node).ToArray().Select(kind => graph.NodeKinds[kind]));
            text.Write(Quote(graph.Key(node)) + "," + Quote(kinds));
            WriteCells(text, columns, node);
        }
    }

    /// <summary>Writes all edges: the keys of both ends, kind and every property that occurs.</summary>
    public static void WriteEdges(GraphSnapshot graph, TextWriter text)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(text);
        var columns = graph.EdgeColumns.Columns.ToArray();
        text.Write(string.Join(',', columns.Select(column => Quote(column.Name + TypeOf(column.Cells))).Prepend("kind").Prepend("to").Prepend("from")) + "\n");
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var edge in graph.Out(node))
            {
                text.Write(Quote(graph.Key(node)) + "," + Quote(graph.Key(edge.To)) + "," + Quote(graph.EdgeKinds[edge.Kind]));
                WriteCells(text, columns, edge.Id);
            }
        }
    }

    private static void WriteCells(TextWriter text, Storage.Column[] columns, int row)
    {
        foreach (var column in columns)
        {
            var value = column.Get(row);
            text.Write(',');
            text.Write(value.IsNull ? "" : Quote(value.IsString ? value.AsString() : Plain(value)));
        }

        text.Write('\n');
    }

    private static string TypeOf(Storage.Cells cells) => cells switch
    {
        Storage.Cells.Strings or Storage.Cells.Coded => ":string",
        Storage.Cells.Bytes or Storage.Cells.Ints or Storage.Cells.Longs => ":int",
        Storage.Cells.Floats => ":float",
        Storage.Cells.Booleans => ":bool",
        _ => "",
    };

    private static string Plain(Value value) => value.IsList && value.AsList().All(item => item.IsString) ? string.Join(';', value.AsList().Select(item => item.AsString())) : value.ToString();

    private static string Quote(string field) => field.AsSpan().ContainsAny("\",\n\r;") || field.Length == 0 ? "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : field;

    private static void AddKinds(GraphBuilder builder, int node, ReadOnlySpan<char> kinds)
    {
        foreach (var range in kinds.Split(';'))
        {
            if (!kinds[range].IsEmpty)
            {
                builder.AddKind(node, kinds[range]);
            }
        }
    }
}
