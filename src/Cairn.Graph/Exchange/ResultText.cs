using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cairn.Graph.Cypher;

namespace Cairn.Graph.Exchange;

/// <summary>Results of queries as a table for people, as CSV and as JSON. Control characters, which names from outside may hold, never reach a terminal.</summary>
public static class ResultText
{
    private const int WidestCell = 80;
    private const int NarrowestCell = 8;

    /// <summary>Writes a table of the first rows. Cells that are too wide for it end in an ellipsis.</summary>
    /// <returns>Whether cells were cut.</returns>
    public static bool WriteTable(QueryResult result, TextWriter text, int width = int.MaxValue, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(text);
        var rows = result.Rows.Take(most).Select(row => Enumerable.Range(0, row.Count).Select(column => Clean(Plain(row[column]))).ToArray()).ToArray();
        var needed = result.Columns.Select((column, i) => rows.Select(row => row[i].Length).Append(Clean(column).Length).Max()).ToArray();
        var widths = Fit(needed, width);
        text.Write(Line(result.Columns.Select(Clean), widths));
        text.Write(Line(widths.Select(column => new string('-', column)), widths));
        foreach (var row in rows)
        {
            text.Write(Line(row, widths));
        }

        return !needed.AsSpan().SequenceEqual(widths);
    }

    // The widest columns give way first, none below what shows anything at all.
    private static int[] Fit(int[] needed, int width)
    {
        var limit = WidestCell;
        while (limit > NarrowestCell && needed.Sum(column => (long)Math.Min(column, limit) + 2) - 2 > width)
        {
            limit--;
        }

        return Array.ConvertAll(needed, column => Math.Min(column, limit));
    }

    public static void WriteCsv(QueryResult result, TextWriter text)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(text);
        text.Write(string.Join(',', result.Columns.Select(Quote)) + "\n");
        foreach (var row in result.Rows)
        {
            text.Write(string.Join(',', Enumerable.Range(0, row.Count).Select(column => Quote(Plain(row[column])))) + "\n");
        }
    }

    /// <summary>Writes <c>{"columns":[…],"rows":[[…],…]}</c>; nodes, relationships and paths are objects.</summary>
    public static void WriteJson(QueryResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteStartArray("columns");
        foreach (var column in result.Columns)
        {
            writer.WriteStringValue(column);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rows");
        foreach (var row in result.Rows)
        {
            writer.WriteStartArray();
            for (var column = 0; column < row.Count; column++)
            {
                Write(writer, row[column]);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Type)
        {
            case ValueKind.Node: WriteNode(writer, value.Graph, value.AsNode()); break;
            case ValueKind.Relationship: WriteEdge(writer, value.Graph, value.AsRelationship()); break;
            case ValueKind.Path: WritePath(writer, value.AsPath()); break;
            case ValueKind.List: WriteList(writer, value.AsList()); break;
            case ValueKind.Map: WriteMap(writer, value.AsMap()); break;
            default: writer.WriteRawValue(NdjsonGraph.Text(value)); break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable<Value> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, Value>> entries)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in entries)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter writer, GraphSnapshot graph, int node)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", node);
        writer.WriteString("key", graph.Key(node));
        writer.WritePropertyName("kinds");
        WriteList(writer, [.. graph.KindsOf(node).ToArray().Select(kind => (Value)graph.NodeKinds[kind])]);
        writer.WritePropertyName("properties");
        WriteMap(writer, graph.Properties(node));
        writer.WriteEndObject();
    }

    private static void WriteEdge(Utf8JsonWriter writer, GraphSnapshot graph, int id)
    {
        var edge = graph.EdgeAt(id);
        writer.WriteStartObject();
        writer.WriteNumber("id", id);
        writer.WriteString("kind", graph.EdgeKinds[edge.Kind]);
        writer.WriteString("from", graph.Key(edge.From));
        writer.WriteString("to", graph.Key(edge.To));
        writer.WritePropertyName("properties");
        WriteMap(writer, graph.EdgeProperties(id));
        writer.WriteEndObject();
    }

    private static void WritePath(Utf8JsonWriter writer, PathValue path)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("nodes");
        WriteList(writer, path.Nodes.Select(node => Value.Node(path.Graph, node)));
        writer.WritePropertyName("edges");
        WriteList(writer, path.Edges.Select(edge => Value.Relationship(path.Graph, edge)));
        writer.WriteEndObject();
    }

    private static string Line(IEnumerable<string> cells, int[] widths) => string.Join("  ", cells.Select((cell, i) => Cut(cell, widths[i]).PadRight(widths[i]))).TrimEnd() + "\n";

    private static string Cut(string cell, int width) => cell.Length <= width ? cell : cell[..(width - 1)] + "…";

    private static string Plain(Value value) => value.IsNull ? "" : value.IsString ? value.AsString() : value.IsNode && value.Graph.KeyOrNull(value.AsNode()) is { } key ? key : value.ToString();

    private static string Quote(string field) => field.AsSpan().ContainsAny("\",\n\r") ? "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : field;

    private static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var clean = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(at), out var letter, out var length) == OperationStatus.Done;
            if (isWhole && !IsUnsafe(letter))
            {
                clean.Append(text, at, length);
            }
            else
            {
                foreach (var unit in text.AsSpan(at, length))
                {
                    clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
                }
            }

            at += length;
        }

        return clean.ToString();
    }

    // Characters that command a terminal, or reorder what it shows; those beyond the first plane too, which are two units each.
    private static bool IsUnsafe(Rune letter) => Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
