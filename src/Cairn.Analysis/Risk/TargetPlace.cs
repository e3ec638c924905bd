using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Graph;

namespace Cairn.Analysis.Risk;

/// <summary>One node worth protecting, what harms it and how much.</summary>
public sealed record TargetPlace(string TargetId, string Kind, Capability Capability, int Node, string Outcome, double Impact, string Because)
{
    /// <summary>Every place of the graph that a target describes, sorted; of equal places the one with the highest impact.</summary>
    public static IReadOnlyList<TargetPlace> Find(GraphSnapshot graph, IReadOnlyList<Target> targets, IPatternMatcher matcher, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(matcher);
        var places = new Dictionary<(string, int), TargetPlace>();
        foreach (var target in targets)
        {
            var rows = matcher.Match(graph, target.Pattern, AttackGraph.DefaultLimit, stop);
            for (var row = 0; row < rows.Count; row++)
            {
                var place = Of(graph, target, rows.Row(row).ToArray(), rows.Flags(row));
                if (!places.TryGetValue((target.Id, place.Node), out var known) || known.Impact < place.Impact)
                    places[(target.Id, place.Node)] = place;
            }
        }

        return [.. places.Values.OrderBy(p => p.TargetId, StringComparer.Ordinal).ThenBy(p => p.Node)];
    }

    /// <summary>Any node as a target, for questions about a place that no target describes.</summary>
    public static TargetPlace OfNode(GraphSnapshot graph, Capability capability, int node) =>
        new("node", "node", capability, node, $"{ClaimText.Word(capability)} of {Sentence.NameOf(graph, node)}", 0.5, "a node that was asked for");

    /// <summary>A node that the user holds dear: whoever can read, change or control it harms it.</summary>
    public static IEnumerable<TargetPlace> OfCrown(GraphSnapshot graph, int node) =>
        Crowns.Select(crown => new TargetPlace($"crown-{ClaimText.Word(crown.Harm)}", "crown", crown.Harm, node, $"{crown.Outcome} {Sentence.NameOf(graph, node)}", 1, "the user calls it a crown jewel"));

    private static readonly (Capability Harm, string Outcome)[] Crowns =
        [(Capability.Own, "control of"), (Capability.Write, "falsification of"), (Capability.Read, "disclosure of"), (Capability.Influence, "influence on"), (Capability.Use, "misuse of")];

    private static TargetPlace Of(GraphSnapshot graph, Target target, int[] cells, uint flags)
    {
        var special = target.Impacts.Where((_, i) => (flags & (1u << i)) != 0).FirstOrDefault();
        var outcome = Sentence.Fill(target.Outcome, graph, name =>
        {
            var slot = target.Pattern.SlotOf(name);
            return slot >= 0 && !target.Pattern.Slots[slot].IsEdge ? cells[slot] : null;
        });
        return new TargetPlace(target.Id, target.Kind, target.Needs.Capability, cells[target.Needs.Slot], outcome, special?.Impact ?? target.Impact, special?.Because ?? target.Because);
    }
}
