using Cairn.Graph;

namespace Cairn.Tests.Sources.Aws.Live;

/// <summary>What two graphs of one estate disagree in, one line each.</summary>
internal static class GraphDifference
{
    /// <summary>Where something was read is not what it is.</summary>
    private static readonly HashSet<string> Origins = ["source", "address", "certainty", "tags", "evidence", "grant"];

    public static IEnumerable<string> Between(GraphSnapshot first, GraphSnapshot second)
    {
        var (a, b) = (Nodes(first), Nodes(second));
        foreach (var key in a.Keys.Except(b.Keys).Order(StringComparer.Ordinal))
            yield return $"- node {key} {a[key].Kinds}";
        foreach (var key in b.Keys.Except(a.Keys).Order(StringComparer.Ordinal))
            yield return $"+ node {key} {b[key].Kinds}";
        foreach (var key in a.Keys.Intersect(b.Keys).Order(StringComparer.Ordinal))
        {
            if (a[key].Kinds != b[key].Kinds)
                yield return $"~ kinds {key} {a[key].Kinds} | {b[key].Kinds}";
            foreach (var name in a[key].Properties.Keys.Union(b[key].Properties.Keys).Order(StringComparer.Ordinal))
            {
                var (one, other) = (a[key].Properties.GetValueOrDefault(name, "nothing"), b[key].Properties.GetValueOrDefault(name, "nothing"));
                if (one != other)
                    yield return $"~ {name} of {key}: {one} | {other}";
            }
        }

        var (before, after) = (Edges(first, b.Keys), Edges(second, a.Keys));
        foreach (var edge in before.Except(after).Order(StringComparer.Ordinal))
            yield return $"- edge {edge}";
        foreach (var edge in after.Except(before).Order(StringComparer.Ordinal))
            yield return $"+ edge {edge}";
    }

    private static Dictionary<string, (string Kinds, Dictionary<string, string> Properties)> Nodes(GraphSnapshot graph) => Enumerable.Range(0, graph.NodeCount)
        .ToDictionary(graph.Key, node => (string.Join('+', graph.KindsOf(node).ToArray().Select(kind => graph.NodeKinds[kind]).Order(StringComparer.Ordinal)), Properties(graph, node)), StringComparer.Ordinal);

    private static Dictionary<string, string> Properties(GraphSnapshot graph, int node) => graph.Properties(node)
        .Where(pair => !Origins.Contains(pair.Key))
        .ToDictionary(pair => pair.Key, pair => pair.Value.ToString() ?? "", StringComparer.Ordinal);

    /// <summary>Edges between nodes that the other graph has too.</summary>
    private static HashSet<string> Edges(GraphSnapshot graph, Dictionary<string, (string Kinds, Dictionary<string, string> Properties)>.KeyCollection shared) => [.. Enumerable.Range(0, graph.EdgeCount)
        .Select(graph.EdgeAt)
        .Select(edge => (From: graph.Key(edge.From), Kind: graph.EdgeKinds[edge.Kind], To: graph.Key(edge.To)))
        .Where(edge => shared.Contains(edge.From) && shared.Contains(edge.To))
        .Select(edge => $"{edge.From} {edge.Kind} {edge.To}")];
}
