using System.Text;
using Cairn.Graph;
using Cairn.Providers.Estates;

namespace Cairn.Tests.Mapping;

/// <summary>A small graph as sorted text: nodes, edges with the fact each rests on, gaps.</summary>
internal static class GraphText
{
    /// <summary>What every node carries says nothing about a case.</summary>
    private static readonly HashSet<string> Everywhere = ["key", "provider", "nativeType", "account", "region", "source", "address", "certainty"];
    private static readonly HashSet<string> Inside = [Estate.EvidenceProperty, Estate.EvidenceCountProperty, "derived"];

    public static string Of(Estate estate)
    {
        var text = new StringBuilder();
        var graph = estate.Graph;
        foreach (var line in Enumerable.Range(0, graph.NodeCount).Where(node => !IsAccount(graph, node)).Select(node => NodeLine(graph, node)).Order(StringComparer.Ordinal))
            text.Append(line).Append('\n');
        text.Append('\n');
        foreach (var line in Enumerable.Range(0, graph.EdgeCount).Where(edge => !IsContainment(graph, edge)).Select(edge => EdgeLine(estate, edge)).Order(StringComparer.Ordinal))
            text.Append(line).Append('\n');
        foreach (var policy in estate.Policies)
            text.Append($"\n{policy.Role} policy {policy.Name} of {graph.Key(policy.Owner)}: {policy.Document ?? "unknown"}");
        foreach (var gap in estate.Gaps)
            text.Append($"\ngap {gap.Code} on {gap.Subject}: {gap.Message}");
        return text.Append('\n').ToString();
    }

    /// <summary>The account of a case, and that it contains the case's nodes, says nothing about the case.</summary>
    private static bool IsAccount(GraphSnapshot graph, int node) => graph.Key(node) == "arn:aws:iam::111111111111:root";

    private static bool IsContainment(GraphSnapshot graph, int edge) =>
        IsAccount(graph, graph.EdgeAt(edge).From) && graph.EdgeKinds[graph.EdgeAt(edge).Kind] == EdgeKinds.Contains;

    private static string NodeLine(GraphSnapshot graph, int node)
    {
        var kinds = string.Join(':', graph.KindsOf(node).ToArray().Select(kind => graph.NodeKinds[kind]));
        return $"({graph.Key(node)} :{kinds}{Properties(graph.Properties(node), Everywhere)})";
    }

    private static string EdgeLine(Estate estate, int edge)
    {
        var graph = estate.Graph;
        var e = graph.EdgeAt(edge);
        var derived = graph.EdgeProperty(edge, "derived").IsNull ? "" : "=";
        var because = string.Join("; ", estate.EvidenceOf(edge).Select(e => $"{e.Record?.Origin.Address}{e.Pointer}{(e.Statement is null ? "" : $" {e.Statement}")}"));
        return $"({graph.Key(e.From)})-{derived}{graph.EdgeKinds[e.Kind]}->({graph.Key(e.To)}){Properties(graph.EdgeProperties(edge), Inside)}  // {because}";
    }

    private static string Properties(IEnumerable<KeyValuePair<string, Value>> all, HashSet<string> hidden)
    {
        var shown = all.Where(p => !hidden.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}: {p.Value}").ToList();
        return shown.Count == 0 ? "" : $" {{{string.Join(", ", shown)}}}";
    }
}
