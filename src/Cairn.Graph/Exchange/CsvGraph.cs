using System.Globalization;

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

/// <summary>Reads graphs from CSV files with a header and writes them. A column may name its type (<c>risk:int</c>, <c>float</c>, <c>bool</c>, <c>string</c>, <c>list</c> of strings separated by <c>;</c>);
/// a column without one holds integers, floats, booleans and strings as they look. Empty fields are absent.</summary>
public static class CsvGraph
{
    /// <summary>Adds the nodes of a file.</summary>
    public static void ReadNodes(GraphBuilder builder, TextReader text, CsvColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(text);
        columns ??= CsvColumns.Default;
        var reader = new CsvReader(text, columns.Separator, columns.LongestRecord);
        var header = Header(reader);
        var key = Require(header, columns.Key);
        var kind = Array.FindIndex(header, column => column.Name == columns.Kinds);
        var keys = builder.KeyLookup;
        while (reader.Read())
        {
            if (reader.Count == 1 && reader[0].IsEmpty)
            {
                continue;
            }

            var node = keys.TryGetValue(reader[key], out var known) ? known : builder.AddNode(reader[key].ToString());
            if (kind >= 0)
            {
                AddKinds(builder, node, reader[kind]);
            }

            for (var field = 0; field < header.Length; field++)
            {
                if (field != key && field != kind && !reader[field].IsEmpty)
                {
                    builder.SetProperty(node, header[field].Name, Parse(reader[field], header[field], reader.Line));
                }
            }
        }
    }

    /// <summary>Adds the edges of a file; both ends must be nodes already.</summary>
    public static void ReadEdges(GraphBuilder builder, TextReader text, CsvColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(text);
        columns ??= CsvColumns.Default;
        var reader = new CsvReader(text, columns.Separator, columns.LongestRecord);
        var header = Header(reader);
        var (from, to, kind) = (Require(header, columns.From), Require(header, columns.To), Require(header, columns.Kind));
        var keys = builder.KeyLookup;
        var (last, start) = ((string?)null, -1);
        while (reader.Read())
        {
            if (reader.Count == 1 && reader[0].IsEmpty)
            {
                continue;
            }

            // Edges of one node mostly follow one another.
            if (!reader[from].SequenceEqual(last) || start < 0)
            {
                start = keys.TryGetValue(reader[from], out last, out var known) ? known : -1;
            }

            if (start < 0 || !keys.TryGetValue(reader[to], out var end))
            {
                throw new GraphFormatException($"line {reader.Line}: `{reader[from]}` or `{reader[to]}` is no key of a node");
            }

            var edge = builder.AddEdge(start, reader[kind], end);
            for (var field = 0; field < header.Length; field++)
            {
                if (field != from && field != to && field != kind && !reader[field].IsEmpty)
                {
                    builder.SetEdgeProperty(edge, header[field].Name, Parse(reader[field], header[field], reader.Line));
                }
            }
        }
    }

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

    private static (string Name, string Type)[] Header(CsvReader reader)
    {
        if (!reader.Read())
        {
            throw new GraphFormatException("the file has no header");
        }

        var header = new (string, string)[reader.Count];
        for (var field = 0; field < header.Length; field++)
        {
            var name = reader[field].ToString().Trim('\uFEFF', ' ');
            var colon = name.LastIndexOf(':');
            header[field] = colon > 0 ? (name[..colon], name[(colon + 1)..]) : (name, "");
        }

        return header;
    }

    private static int Require((string Name, string Type)[] header, string name)
    {
        var at = Array.FindIndex(header, column => column.Name == name);
        return at >= 0 ? at : throw new GraphFormatException($"the header has no column `{name}`");
    }

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

    private static Value Parse(ReadOnlySpan<char> field, (string Name, string Type) column, long line)
    {
        var value = column.Type switch
        {
            "" => (Value?)Guess(field),
            "string" => (Value?)field.ToString(),
            "int" or "long" or "integer" => long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? (Value?)whole : null,
            "float" or "double" => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (Value?)number : null,
            "bool" or "boolean" => bool.TryParse(field, out var flag) ? (Value?)flag : null,
            "list" or "string[]" => Value.List(field.ToString().Split(';').Select(Value.FromString)),
            _ => throw new GraphFormatException($"the column `{column.Name}` has the unknown type `{column.Type}`"),
        };
        return value ?? throw new GraphFormatException($"line {line}: `{field}` is no {column.Type}");
    }

    private static Value Guess(ReadOnlySpan<char> field)
    {
        if (char.IsAsciiDigit(field[0]) || field[0] == '-')
        {
            if (long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            {
                return whole;
            }

            if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }
        }

        return field is "true" ? true : field is "false" ? false : field.ToString();
    }
}
