using System.Text.Json;

namespace Cairn.Graph.Exchange;

/// <summary>Reads graphs in the OpenGraph exchange format of attack path tools: <c>{"graph":{"nodes":[{"id","kinds","properties"}],"edges":[{"kind","start":{"value"},"end":{"value"},"properties"}]}}</c>.</summary>
public static class OpenGraph
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Whether the beginning of a file looks like one: an object whose first members are <c>metadata</c> or <c>graph</c>.</summary>
    public static bool Begins(ReadOnlySpan<char> text)
    {
        var inside = text.TrimStart("\uFEFF \t\r\n");
        inside = inside.StartsWith("{") ? inside[1..].TrimStart(" \t\r\n") : default;
        return inside.StartsWith("\"graph\"") || inside.StartsWith("\"metadata\"");
    }

    /// <summary>Adds the nodes and edges of a file; an edge may name its ends by id or by the property <c>name</c>.</summary>
    /// <exception cref="GraphFormatException">The file cannot be read; the message says where and why.</exception>
    public static void Read(GraphBuilder builder, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var document = JsonDocument.Parse(stream, Options);
            var graph = document.RootElement.GetProperty("graph");
            var names = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var node in Items(graph, "nodes"))
            {
                AddNode(builder, node, names);
            }

            var number = 0;
            foreach (var edge in Items(graph, "edges"))
            {
                number++;
                AddEdge(builder, edge, names, number);
            }
        }
        catch (JsonException wrong)
        {
            throw new GraphFormatException($"line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}: this is no JSON", wrong);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new GraphFormatException($"this is no graph in the OpenGraph format: {wrong.Message}", wrong);
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement graph, string name) => graph.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;

    private static void AddNode(GraphBuilder builder, JsonElement element, Dictionary<string, int> names)
    {
        var node = builder.AddNode(Text(element, "id"));
        foreach (var kind in Items(element, "kinds"))
        {
            builder.AddKind(node, kind.GetString() ?? "");
        }

        NdjsonGraph.Properties(element, (name, value) => builder.SetProperty(node, name, value));
        if (element.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty("name", out var text) && text.ValueKind == JsonValueKind.String)
        {
            names.TryAdd(text.GetString()!, node); // its kind was checked
        }
    }

    private static void AddEdge(GraphBuilder builder, JsonElement element, Dictionary<string, int> names, int number)
    {
        var edge = builder.AddEdge(End(builder, element.GetProperty("start"), names, number), Text(element, "kind"), End(builder, element.GetProperty("end"), names, number));
        NdjsonGraph.Properties(element, (name, value) => builder.SetEdgeProperty(edge, name, value));
    }

    private static int End(GraphBuilder builder, JsonElement end, Dictionary<string, int> names, int number)
    {
        var value = Text(end, "value");
        var byName = end.TryGetProperty("match_by", out var how) && how.ValueEquals("name");
        return (byName ? names.TryGetValue(value, out var node) : builder.TryFind(value, out node))
            ? node
            : throw new GraphFormatException($"edge {number}: there is no node `{CsvField.Brief(value)}`");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new FormatException($"`{name}` is empty");
}
