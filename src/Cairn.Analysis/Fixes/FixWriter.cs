using Cairn.Analysis.Attack;
using Cairn.Analysis.Risk;
using Cairn.Graph;

namespace Cairn.Analysis.Fixes;

/// <summary>Turns the numbers of an answer into changes with what they do, and checks the answer from scratch.</summary>
internal sealed class FixWriter(FixQuestion question, ChangeableEdges edges, IEnumerable<Proof> proofs)
{
    private GraphSnapshot Graph => question.Input.Graph;

    public Fix Write(HittingSet.Answer answer, IReadOnlyList<RatedAttack> unstoppable, CancellationToken stop)
    {
        var made = answer.Items.ToHashSet();
        var removed = edges.Removed(made, Graph.EdgeCount);
        var all = proofs.ToList();
        var told = Needed(all);
        var attacking = question.Attacks.Concat(all.Select(proof => proof.Attack)).SelectMany(attack => attack.Derivation.Steps).SelectMany(step => step.Edges).ToHashSet();
        var chosen = answer.Items.Select(item => new ChosenChange(
            edges.Changes[item],
            question.Costs.Of(edges.Changes[item]),
            Stopped(all, edges.Changes[item]),
            [.. removed.Where(edge => !attacking.Contains(edge) && BearsOn(item, edge, made))]));
        var changes = chosen.OrderByDescending(change => change.Stops.Count).ThenBy(change => change.Change.Id, StringComparer.Ordinal).ToList();
        return new Fix(question, changes, answer.Cost, answer.LowerBound, told, unstoppable, NoneRemains(removed, unstoppable, stop));
    }

    /// <summary>The attacks that the change meets, whether it is their likeliest way or another one.</summary>
    private List<RatedAttack> Stopped(List<Proof> all, Change change)
    {
        var met = all.Where(proof => proof.AnyOf.Any(other => other.Id == change.Id)).Select(proof => proof.Attack.Id).ToHashSet(StringComparer.Ordinal);
        return [.. question.Attacks.Where(attack => met.Contains(attack.Id)).DistinctBy(attack => attack.Id)];
    }

    /// <summary>An attack that any answer to another one also stops adds nothing to the proof.</summary>
    private static List<Proof> Needed(List<Proof> all)
    {
        var kept = new List<(HashSet<string> AnyOf, Proof Proof)>();
        foreach (var proof in all.OrderBy(proof => proof.AnyOf.Count))
        {
            var anyOf = proof.AnyOf.Select(change => change.Id).ToHashSet(StringComparer.Ordinal);
            if (!kept.Exists(smaller => smaller.AnyOf.IsSubsetOf(anyOf)))
                kept.Add((anyOf, proof));
        }

        return [.. kept.Select(entry => entry.Proof)];
    }

    private bool BearsOn(int change, int edge, IReadOnlySet<int> made) => Array.IndexOf(edges.Of(edge), change) >= 0 && !edges.Stands(edge, made);

    /// <summary>Builds the graph again without the edges and searches it as a scan does: it shares nothing with how the answer was found.</summary>
    private bool NoneRemains(IReadOnlyList<int> removed, IReadOnlyList<RatedAttack> unstoppable, CancellationToken stop)
    {
        var left = GraphWithout.Edges(Graph, removed);
        var attacks = AttackGraph.Build(left, question.Input.Knowledge.Techniques, question.Input.Matcher, stop: stop);
        var wanted = question.Attacks.Except(unstoppable).ToList();
        foreach (var group in wanted.GroupBy(attack => attack.Start))
        {
            IReadOnlyList<Entry> entries = [group.Key];
            var found = AttackList.Find(attacks, entries, [.. group.Select(attack => attack.Target).Distinct()], stop: stop);
            if (found.Any(attack => attack.Severity >= question.Above))
                return false;
        }

        return true;
    }
}
