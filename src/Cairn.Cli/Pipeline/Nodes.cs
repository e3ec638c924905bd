using Cairn.Graph;

namespace Cairn.Cli.Pipeline;

/// <summary>Finds the node a user means: by key, by name, or by the end of its key if only one ends so.</summary>
internal static class Nodes
{
    private const int Shown = 8;

    /// <param name="likely">Of several nodes with the name, the one among these is meant.</param>
    public static int Find(GraphSnapshot graph, string text, IReadOnlyCollection<int>? likely = null)
    {
        if (graph.TryFind(text, out var node))
            return node;
        var found = Where(graph, n => graph.Property(n, "name") is { Type: ValueKind.String } name && name.AsString() == text);
        if (found.Count == 0)
            found = Where(graph, n => EndsAt(graph.Key(n), text));
        if (likely is not null && found.Count > 1 && found.Where(likely.Contains).ToList() is [var meant])
            return meant;
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"no node is called `{text}`", "`cairn inventory PATH` lists what there is; give a key, a name, or the end of a key"),
            _ => throw new UsageException($"`{text}` could be any of {found.Count} nodes", $"give the whole key: {string.Join(", ", found.Take(Shown).Select(graph.Key))}{(found.Count > Shown ? ", …" : "")}"),
        };
    }

    private static List<int> Where(GraphSnapshot graph, Func<int, bool> fits) => [.. Enumerable.Range(0, graph.NodeCount).Where(fits)];

    /// <summary>A suffix counts where a part of the key begins, so that `a` does not mean `…/data`.</summary>
    private static bool EndsAt(string key, string text) =>
        key.EndsWith(text, StringComparison.Ordinal) && key.Length > text.Length && key[key.Length - text.Length - 1] is ':' or '/';
}
