using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Analysis.Risk;
using Cairn.Graph;

namespace Cairn.Analysis.Rules;

/// <summary>One answer to a rule's question.</summary>
/// <param name="Id">Stable while rule and subject are the same.</param>
/// <param name="Edges">The edges the answer rests on.</param>
public sealed record RuleFinding(string Id, Rule Rule, Severity Severity, int Subject, string Message, IReadOnlyList<int> Edges)
{
    /// <summary>Asks every rule; one finding for each subject, the worst where a rule finds it several times.</summary>
    public static IReadOnlyList<RuleFinding> Find(GraphSnapshot graph, IReadOnlyList<Rule> rules, IPatternMatcher matcher, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(matcher);
        var found = new Dictionary<(string, int), RuleFinding>();
        foreach (var rule in rules)
        {
            var rows = matcher.Match(graph, rule.Pattern, AttackGraph.DefaultLimit, stop);
            for (var row = 0; row < rows.Count; row++)
            {
                var finding = Of(graph, rule, rows.Row(row).ToArray(), rows.Flags(row));
                if (!found.TryGetValue((rule.Id, finding.Subject), out var known) || known.Severity < finding.Severity)
                    found[(rule.Id, finding.Subject)] = finding;
            }
        }

        return [.. found.Values.OrderByDescending(f => f.Severity).ThenBy(f => f.Rule.Id, StringComparer.Ordinal).ThenBy(f => graph.Key(f.Subject), StringComparer.Ordinal)];
    }

    private static RuleFinding Of(GraphSnapshot graph, Rule rule, int[] cells, uint flags)
    {
        var subject = cells[rule.Subject];
        var special = rule.Severities.Where((_, i) => (flags & (1u << i)) != 0).FirstOrDefault();
        var message = Sentence.Fill(rule.Message, graph, name =>
        {
            var slot = rule.Pattern.SlotOf(name);
            return slot >= 0 && !rule.Pattern.Slots[slot].IsEdge ? cells[slot] : null;
        });
        var edges = rule.Pattern.Slots.Select((slot, i) => (slot, i)).Where(x => x.slot.IsEdge).Select(x => cells[x.i]).Distinct();
        return new RuleFinding($"fnd-{Fingerprint.Of(rule.Id, graph.Key(subject))}", rule, special?.Severity ?? rule.Severity, subject, message, [.. edges]);
    }
}
