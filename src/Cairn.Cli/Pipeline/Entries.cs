using Cairn.Analysis.Attack;
using Cairn.Graph;

namespace Cairn.Cli.Pipeline;

/// <summary>Where attacks start, as the user names it.</summary>
internal static class Entries
{
    private const string Internet = "internet";

    public static IReadOnlyList<Entry> Find(GraphSnapshot graph, IReadOnlyList<string> from)
    {
        var names = from.Count == 0 ? [Internet] : from;
        // An estate that nothing exposes has no internet node; then nothing starts there.
        return [.. names.Where(name => name != Internet || graph.TryFind(Internet, out _)).Select(name => new Entry(Nodes.Find(graph, name)))];
    }
}
