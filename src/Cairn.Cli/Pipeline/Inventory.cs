using System.Text.Json;
using Cairn.Graph;

namespace Cairn.Cli.Pipeline;

/// <summary>The nodes of an estate as a list (<c>cairn.inventory/1</c>).</summary>
internal static class Inventory
{
    public static IReadOnlyList<int> Nodes(GraphSnapshot graph, IReadOnlyList<string> kinds)
    {
        var ids = kinds.Select(kind => graph.NodeKindId(kind) is >= 0 and var id ? id : throw new UsageException($"no node is of kind `{kind}`", $"there are {string.Join(", ", graph.NodeKinds.Order(StringComparer.Ordinal))}")).ToList();
        return [.. Enumerable.Range(0, graph.NodeCount)
            .Where(node => ids.Count == 0 || ids.Exists(id => graph.HasKind(node, id)))
            .OrderBy(graph.Key, StringComparer.Ordinal)];
    }

    public static void WriteJson(LoadedEstate estate, IReadOnlyList<int> nodes, Stream to)
    {
        using var json = new Utf8JsonWriter(to, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("format", "cairn.inventory/1");
        json.WriteStartArray("nodes");
        foreach (var node in nodes)
            Write(json, estate.Graph, node);
        json.WriteEndArray();
        json.WriteStartArray("gaps");
        foreach (var gap in estate.Estate.Gaps)
        {
            json.WriteStartObject();
            json.WriteString("code", gap.Code);
            json.WriteString("subject", gap.Subject);
            json.WriteString("message", gap.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GraphSnapshot graph, int node)
    {
        json.WriteStartObject();
        json.WriteString("key", graph.Key(node));
        json.WriteString("kind", Text.Names.KindOf(graph, node));
        var native = graph.Property(node, "nativeType");
        json.WriteString("nativeType", native.IsNull ? null : native.AsString());
        json.WriteStartArray("kinds");
        foreach (var kind in graph.KindsOf(node))
            json.WriteStringValue(graph.NodeKinds[kind]);
        json.WriteEndArray();
        json.WriteStartObject("properties");
        foreach (var (name, value) in graph.Properties(node).Where(p => p.Key is not "key" and not "nativeType").OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            JsonValues.Write(json, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
