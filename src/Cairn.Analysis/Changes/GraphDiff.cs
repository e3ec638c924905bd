using Cairn.Graph;

namespace Cairn.Analysis.Changes;

/// <summary>An edge by the keys of its ends, with what must hold for it.</summary>
/// <param name="Qualifier">What tells edges of one kind between the same ends apart: an action, a service, ports.</param>
public sealed record NamedEdge(string From, string Kind, string To, string? Qualifier, string? Condition);

/// <summary>The nodes and edges that tell two graphs apart, by key, sorted.</summary>
public sealed record GraphDiff(
    IReadOnlyList<string> AddedNodes,
    IReadOnlyList<string> RemovedNodes,
    IReadOnlyList<string> ChangedNodes,
    IReadOnlyList<NamedEdge> AddedEdges,
    IReadOnlyList<NamedEdge> RemovedEdges)
{
    public bool IsEmpty => AddedNodes.Count + RemovedNodes.Count + ChangedNodes.Count + AddedEdges.Count + RemovedEdges.Count == 0;

    /// <summary>Where a node was read is no property of the estate.</summary>
    private static readonly HashSet<string> Origins = ["source", "address", "certainty"];

    internal static GraphDiff Compare(GraphSnapshot before, GraphSnapshot after, Aliases aliases)
    {
        var (was, isNow) = (new EdgeNames(before, key => key), new EdgeNames(after, key => aliases[key]));
        var (old, now) = (Keys(before).ToHashSet(StringComparer.Ordinal), Keys(after).ToDictionary(key => aliases[key], StringComparer.Ordinal));
        return new GraphDiff(
            [.. now.Keys.Where(key => !old.Contains(key)).Order(StringComparer.Ordinal)],
            [.. old.Where(key => !now.ContainsKey(key)).Order(StringComparer.Ordinal)],
            [.. now.Where(key => old.Contains(key.Key) && !Same(before, key.Key, after, key.Value)).Select(key => key.Key).Order(StringComparer.Ordinal)],
            [.. Without(isNow, was)],
            [.. Without(was, isNow)]);
    }

    private static IEnumerable<string> Keys(GraphSnapshot graph) => Enumerable.Range(0, graph.NodeCount).Select(graph.Key);

    private static IEnumerable<NamedEdge> Without(EdgeNames edges, EdgeNames others) =>
        edges.All.Where(edge => !others.All.Contains(edge))
            .OrderBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.Kind, StringComparer.Ordinal)
            .ThenBy(edge => edge.To, StringComparer.Ordinal).ThenBy(edge => edge.Qualifier, StringComparer.Ordinal).ThenBy(edge => edge.Condition, StringComparer.Ordinal);

    private static bool Same(GraphSnapshot before, string oldKey, GraphSnapshot after, string newKey)
    {
        before.TryFind(oldKey, out var old);
        after.TryFind(newKey, out var now);
        return Properties(before, old).SequenceEqual(Properties(after, now));
    }

    private static IEnumerable<KeyValuePair<string, Value>> Properties(GraphSnapshot graph, int node) =>
        graph.Properties(node).Where(property => !Origins.Contains(property.Key)).OrderBy(property => property.Key, StringComparer.Ordinal);
}

/// <summary>The edges of a graph by name, so that those of another one can be looked up.</summary>
internal sealed class EdgeNames
{
    private static readonly string[] Qualifiers = ["action", "service", "scope", "protocol", "fromPort", "toPort", "sources"];

    public EdgeNames(GraphSnapshot graph, Func<string, string> named) => All = [.. Enumerable.Range(0, graph.EdgeCount).Select(edge => Of(graph, edge, named))];

    public HashSet<NamedEdge> All { get; }

    /// <param name="named">What this graph calls a node of the other one.</param>
    public bool Has(GraphSnapshot other, int edge, Func<string, string> named) => All.Contains(Of(other, edge, named));

    private static NamedEdge Of(GraphSnapshot graph, int edge, Func<string, string> named)
    {
        var at = graph.EdgeAt(edge);
        var residual = graph.EdgeProperty(edge, "residual");
        return new NamedEdge(named(graph.Key(at.From)), graph.EdgeKinds[at.Kind], named(graph.Key(at.To)), QualifierOf(graph, edge), residual.Type == ValueKind.String ? residual.AsString() : null);
    }

    private static string? QualifierOf(GraphSnapshot graph, int edge)
    {
        var parts = Qualifiers.Select(name => graph.EdgeProperty(edge, name)).Where(value => !value.IsNull)
            .Select(value => value.Type == ValueKind.String ? value.AsString() : value.ToString()).ToList();
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }
}
