using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Analysis.Rules;
using Cairn.Graph;

namespace Cairn.Analysis.Cases;

/// <summary>A case that does not hold: which entry of the knowledge, which case, and why.</summary>
public sealed record CaseFailure(string Id, string Case, string Why);

/// <summary>Runs the cases that come with techniques, targets and rules; each entry is tried alone.</summary>
public sealed class CaseRunner(Vocabulary vocabulary, IPatternMatcher matcher)
{
    public IReadOnlyList<CaseFailure> Run(KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return
        [
            .. knowledge.Techniques.SelectMany(t => t.Cases.SelectMany(c => Try(t.Id, c, graph => Holds(graph, t, c)))),
            .. knowledge.Targets.SelectMany(t => t.Cases.SelectMany(c => Try(t.Id, c, graph => Subjects(graph, t.Pattern, t.Needs.Slot).Contains(NodeOf(graph, c.Expected))))),
            .. knowledge.Attackers.SelectMany(a => a.Cases.SelectMany(c => Try(a.Id, c, graph => Subjects(graph, a.Pattern, a.Holds.Slot).Contains(NodeOf(graph, c.Expected))))),
            .. knowledge.Rules.SelectMany(r => r.Cases.SelectMany(c => Try(r.Id, c, graph => RuleFinding.Find(graph, [r], matcher).Any(f => f.Subject == NodeOf(graph, c.Expected))))),
        ];
    }

    private List<CaseFailure> Try(string id, Case example, Func<GraphSnapshot, bool> holds)
    {
        var failures = new List<CaseFailure>();
        try
        {
            CaseGraph.Check(example.Graph, vocabulary, why => failures.Add(new CaseFailure(id, example.Name, why)));
            if (holds(CaseGraph.Build(example.Graph)) != example.Fires)
                failures.Add(new CaseFailure(id, example.Name, example.Fires ? $"`{example.Expected}` does not follow" : $"`{example.Expected}` follows, but must not"));
        }
        catch (PatternException e)
        {
            failures.Add(new CaseFailure(id, example.Name, $"{e.Message} (character {e.At + 1})"));
        }

        return failures;
    }

    private bool Holds(GraphSnapshot graph, Technique technique, Case example)
    {
        if (!ClaimText.TryParse(example.Expected, out var capability, out var variable, out var problem, out _))
            throw new PatternException(problem, 0);
        var entries = example.Entries.Select(key => new Entry(NodeOf(graph, key))).ToList();
        return AttackGraph.Build(graph, [technique], matcher).From(entries).Holds(capability, NodeOf(graph, variable));
    }

    private IEnumerable<int> Subjects(GraphSnapshot graph, Pattern pattern, int slot)
    {
        var rows = matcher.Match(graph, pattern, AttackGraph.DefaultLimit, default);
        for (var row = 0; row < rows.Count; row++)
            yield return rows.Row(row)[slot];
    }

    private static int NodeOf(GraphSnapshot graph, string key) =>
        graph.TryFind(key, out var node) ? node : throw new PatternException($"the graph of the case has no node `{key}`", 0);
}
