using Cairn.Cli.Text;
using Cairn.Graph;

namespace Cairn.Cli.Pipeline;

/// <summary>Finds the node a user means: by key, by name, by name and place as reports write it, or by the end of its key if only one ends so.</summary>
internal static class Nodes
{
    private const int Shown = 8;
    private const int Guesses = 4;

    /// <param name="likely">Of several nodes with the name, the one among these is meant.</param>
    public static int Find(GraphSnapshot graph, string text, IReadOnlyCollection<int>? likely = null)
    {
        if (graph.TryFind(text, out var node))
            return node;
        var found = Where(graph, n => Name(graph, n) == text);
        if (found.Count == 0)
            found = Where(graph, n => EndsAt(graph.Key(n), text));
        if (found.Count == 0)
            found = Where(graph, n => Names.Of(graph, n) == text);
        if (likely is not null && found.Count > 1 && found.Where(likely.Contains).ToList() is [var meant])
            return meant;
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"no node is called `{text}`", $"{Guessed(graph, text)}`cairn inventory PATH` lists what there is; give a key, a name, or the end of a key"),
            _ => throw new UsageException($"`{text}` could be any of {found.Count} nodes", $"give the whole key: {string.Join(", ", found.Take(Shown).Select(n => $"{graph.Key(n)} ({Names.KindOf(graph, n)})"))}{(found.Count > Shown ? ", …" : "")}"),
        };
    }

    /// <summary>The names that are most like it, as the beginning of a help; empty where none is.</summary>
    public static string Guessed(GraphSnapshot graph, string text)
    {
        var near = Enumerable.Range(0, graph.NodeCount).Select(node => Name(graph, node)).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(name => (name, distance: Likeness.Distance(text, name)))
            .Where(pair => pair.distance <= Math.Max(1, text.Length / 4) || (text.Length > 2 && pair.name.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.name, StringComparer.Ordinal).Select(pair => $"`{pair.name}`").Take(Guesses).ToList();
        return near.Count > 0 ? $"did you mean {string.Join(" or ", near)}? " : "";
    }

    private static string? Name(GraphSnapshot graph, int node) => graph.Property(node, "name") is { Type: ValueKind.String } name ? name.AsString() : null;

    private static List<int> Where(GraphSnapshot graph, Func<int, bool> fits) => [.. Enumerable.Range(0, graph.NodeCount).Where(fits)];

    /// <summary>A suffix counts where a part of the key begins, so that `a` does not mean `…/data`.</summary>
    private static bool EndsAt(string key, string text) =>
        key.EndsWith(text, StringComparison.Ordinal) && key.Length > text.Length && key[key.Length - text.Length - 1] is ':' or '/';
}
