using Cairn.Graph;

namespace Cairn.Analysis.Changes;

/// <summary>
/// Says which nodes of two graphs are the same although their keys differ: a plan does not know the identities that the provider will give, but its
/// resources stand at the same address in the same code.
/// </summary>
internal sealed class Aliases
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public Aliases(GraphSnapshot before, GraphSnapshot after)
    {
        foreach (var property in new[] { "address", "name" })
        {
            var (was, isNow) = (Alone(before, after, property), Alone(after, before, property));
            foreach (var (place, key) in isNow)
            {
                if (was.TryGetValue(place, out var old) && !_names.ContainsValue(old))
                    _names.TryAdd(key, old);
            }
        }
    }

    /// <summary>What the first graph calls a node of the second one.</summary>
    public string this[string key] => _names.GetValueOrDefault(key, key);

    /// <summary>Nodes that only one graph has, by kind and address or name, where exactly one is called so; of accounts, the only one.</summary>
    private static Dictionary<(string Kind, string Called), string> Alone(GraphSnapshot graph, GraphSnapshot other, string property)
    {
        var alone = Enumerable.Range(0, graph.NodeCount).Where(node => !other.TryFind(graph.Key(node), out _))
            .Select(node => (Kind: KindOf(graph, node), Called: Text(graph, node, property), Key: graph.Key(node)))
            .Where(node => node.Called is not null || node.Kind == "Account");
        return alone.GroupBy(node => (node.Kind, node.Kind == "Account" ? "" : node.Called ?? "")).Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().Key);
    }

    private static string KindOf(GraphSnapshot graph, int node) =>
        graph.KindsOf(node) is { Length: > 0 } kinds ? graph.NodeKinds[kinds[0]] : "";

    private static string? Text(GraphSnapshot graph, int node, string property) =>
        graph.Property(node, property) is { Type: ValueKind.String } text ? text.AsString() : null;
}
