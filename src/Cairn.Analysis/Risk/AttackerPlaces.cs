using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Graph;

namespace Cairn.Analysis.Risk;

/// <summary>Where on a graph a sort of attacker can start.</summary>
/// <param name="IsUsed">The answer reckons with this attacker.</param>
public sealed record AttackerPlaces(Attacker Attacker, IReadOnlyList<int> Nodes, bool IsUsed)
{
    public static AttackerPlaces Find(GraphSnapshot graph, Attacker attacker, IPatternMatcher matcher, bool isUsed, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(attacker);
        ArgumentNullException.ThrowIfNull(matcher);
        var rows = matcher.Match(graph, attacker.Pattern, AttackGraph.DefaultLimit, stop);
        var nodes = new SortedSet<int>();
        for (var row = 0; row < rows.Count; row++)
            nodes.Add(rows.Row(row)[attacker.Holds.Slot]);
        return new AttackerPlaces(attacker, [.. nodes], isUsed);
    }

    /// <summary>A start at each of the places: one credential leaks, not all of them.</summary>
    public IEnumerable<Entry> Entries => Nodes.Select(node => Entry(node, Attacker.Likelihood));

    /// <summary>A start at a node that the user names: taken as given.</summary>
    public static Entry Named(Attacker attacker, int node)
    {
        ArgumentNullException.ThrowIfNull(attacker);
        return new Entry(node, 1, attacker.Holds.Capability, attacker.Id);
    }

    private Entry Entry(int node, double likelihood) => Named(Attacker, node) with { Likelihood = likelihood };
}
