using System.Globalization;
using System.Text.Json;

namespace Cairn.Graph.Exchange;

/// <summary>Graphs as newline-delimited JSON: <c>{"node":key,"kinds":[…],"properties":{…}}</c> and <c>{"edge":[from,kind,to],"properties":{…}}</c>.
/// Values JSON lacks are objects with one entry: <c>{"@date":"2026-01-31"}</c>, <c>{"@float":"NaN"}</c>.</summary>
public static class NdjsonGraph
{
    private const int LongestLine = 64 << 20;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Adds the nodes and edges of a stream; the ends of an edge may come after it and are made as nodes without kinds.</summary>
    public static void Read(GraphBuilder builder, TextReader text)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(text);
        var reader = new LineReader(text, LongestLine);
        while (reader.Read() is { } line)
        {
            line = line.TrimStart('\uFEFF');
            if (line.AsSpan().Trim().IsEmpty)
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(line, Options);
                Add(builder, document.RootElement);
            }
            catch (JsonException wrong)
            {
                throw new GraphFormatException($"line {reader.Line}, column {(wrong.BytePositionInLine ?? 0) + 1}: this is no JSON", wrong);
            }
            catch (Exception wrong) when (wrong is InvalidOperationException or KeyNotFoundException or FormatException or Temporal.TemporalException)
            {
                throw new GraphFormatException($"line {reader.Line}: {wrong.Message}", wrong);
            }
        }
    }

    /// <summary>Writes all nodes, then all edges.</summary>
    public static void Write(GraphSnapshot graph, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        foreach (var node in Enumerable.Range(0, graph.NodeCount).Where(graph.HasNode))
        {
            WriteNode(writer, graph, node);
            EndLine(writer, stream);
        }

        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var edge in graph.Out(node))
            {
                WriteEdge(writer, graph, edge);
                EndLine(writer, stream);
            }
        }
    }

    /// <summary>One value as JSON.</summary>
    internal static string Text(Value value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true }))
        {
            Write(writer, value);
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>One value from JSON.</summary>
    internal static Value Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Parse(document.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException or Temporal.TemporalException)
        {
            throw new GraphFormatException(wrong.Message, wrong);
        }
    }

    private static void Add(GraphBuilder builder, JsonElement line)
    {
        if (line.TryGetProperty("node", out var key))
        {
            var node = builder.AddNode(Text(key));
            if (line.TryGetProperty("kinds", out var kinds))
            {
                foreach (var kind in kinds.EnumerateArray())
                {
                    builder.AddKind(node, Text(kind));
                }
            }

            Properties(line, (name, value) => builder.SetProperty(node, name, value));
            return;
        }

        var ends = line.TryGetProperty("edge", out var edgeEnds) ? edgeEnds : throw new FormatException("neither a `node` nor an `edge`");
        if (ends.GetArrayLength() != 3)
        {
            throw new FormatException("an edge is [from, kind, to]");
        }

        var edge = builder.AddEdge(builder.AddNode(Text(ends[0])), Text(ends[1]), builder.AddNode(Text(ends[2])));
        Properties(line, (name, value) => builder.SetEdgeProperty(edge, name, value));
    }

    private static string Text(JsonElement element) => element.GetString() ?? throw new FormatException("a string was expected, not null");

    internal static void Properties(JsonElement line, Action<string, Value> set)
    {
        if (line.TryGetProperty("properties", out var properties) && properties.ValueKind != JsonValueKind.Null)
        {
            foreach (var property in properties.EnumerateObject())
            {
                set(property.Name, Parse(property.Value));
            }
        }
    }

    private static Value Parse(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => Value.Null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) && !element.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') ? (Value)whole : element.GetDouble(),
        JsonValueKind.Array => Value.List(element.EnumerateArray().Select(Parse)),
        _ => Special(element) ?? Value.Map(element.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, Parse(entry.Value)))),
    };

    private static Value? Special(JsonElement element)
    {
        var entries = element.EnumerateObject();
        if (!entries.MoveNext() || !entries.Current.Name.StartsWith('@') || entries.Current.Value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = entries.Current.Value.GetString()!; // its kind was checked
        return entries.Current.Name == "@float"
            ? double.Parse(text, CultureInfo.InvariantCulture)
            : Temporal.TemporalText.ParseTagged(entries.Current.Name[1..], text);
    }

    private static void WriteNode(Utf8JsonWriter writer, GraphSnapshot graph, int node)
    {
        writer.WriteStartObject();
        writer.WriteString("node", KeyOf(graph, node));
        writer.WriteStartArray("kinds");
        foreach (var kind in graph.KindsOf(node))
        {
            writer.WriteStringValue(graph.NodeKinds[kind]);
        }

        writer.WriteEndArray();
        Write(writer, graph.Properties(node));
        writer.WriteEndObject();
    }

    private static void WriteEdge(Utf8JsonWriter writer, GraphSnapshot graph, Edge edge)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("edge");
        writer.WriteStringValue(KeyOf(graph, edge.From));
        writer.WriteStringValue(graph.EdgeKinds[edge.Kind]);
        writer.WriteStringValue(KeyOf(graph, edge.To));
        writer.WriteEndArray();
        Write(writer, graph.EdgeProperties(edge.Id));
        writer.WriteEndObject();
    }

    private static string KeyOf(GraphSnapshot graph, int node) => graph.KeyOrNull(node) ?? throw new GraphFormatException($"node {node} has no key and cannot be written");

    private static void Write(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, Value>> properties)
    {
        writer.WriteStartObject("properties");
        foreach (var (name, value) in properties)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Type)
        {
            case ValueKind.Null: writer.WriteNullValue(); break;
            case ValueKind.Boolean: writer.WriteBooleanValue(value.AsBoolean()); break;
            case ValueKind.Integer: writer.WriteNumberValue(value.AsInteger()); break;
            case ValueKind.Float when double.IsFinite(value.AsFloat()): writer.WriteRawValue(value.ToString()); break;
            case ValueKind.String: writer.WriteStringValue(value.AsString()); break;
            case ValueKind.List: WriteList(writer, value); break;
            case ValueKind.Map: WriteMap(writer, value); break;
            default: WriteSpecial(writer, value); break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, Value value)
    {
        writer.WriteStartArray();
        foreach (var item in value.Items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter writer, Value value)
    {
        writer.WriteStartObject();
        foreach (var (name, item) in value.Entries)
        {
            writer.WritePropertyName(name);
            Write(writer, item);
        }

        writer.WriteEndObject();
    }

    private static void WriteSpecial(Utf8JsonWriter writer, Value value)
    {
        writer.WriteStartObject();
        writer.WriteString("@" + value.Type.ToString().ToLowerInvariant(), value.Type == ValueKind.Float ? value.AsFloat().ToString("R", CultureInfo.InvariantCulture) : value.ToString());
        writer.WriteEndObject();
    }

    private static void EndLine(Utf8JsonWriter writer, Stream stream)
    {
        writer.Flush();
        stream.WriteByte((byte)'\n');
        writer.Reset();
    }
}
