using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Fixes;

/// <summary>Which attacks are to be stopped, what can be done, and at what price.</summary>
public sealed record FixQuestion(ReportInput Input, IReadOnlyList<RatedAttack> Attacks, IChanges Changes, FixCosts Costs)
{
    /// <summary>An attack counts as stopped when what remains of it is below this.</summary>
    public Severity Above { get; init; } = Severity.Low;

    /// <summary>How many branches the search for the cheapest set may try.</summary>
    public long Budget { get; init; } = 2_000_000;
}

/// <summary>One change of the answer: its price, the attacks it takes part in stopping, and what else goes with it.</summary>
/// <param name="TakesAway">Edges that rest on the same fact and are no part of the attacks: access that somebody may need.</param>
public sealed record ChosenChange(Change Change, FixCost Cost, IReadOnlyList<RatedAttack> Stops, IReadOnlyList<int> TakesAway);

/// <summary>An attack, and the changes of which at least one must be made to stop it: one line of the proof.</summary>
public sealed record Proof(RatedAttack Attack, IReadOnlyList<Change> AnyOf);

/// <summary>The cheapest set of changes after which none of the attacks remains.</summary>
/// <param name="LowerBound">No set costs less; equal to the cost where the answer is exact.</param>
/// <param name="Certificate">The attacks that force the cost: every set of changes that stops them all costs at least the lower bound.</param>
/// <param name="Unstoppable">Attacks that no known change stops.</param>
/// <param name="IsChecked">Without the edges that the changes remove, a search from scratch finds none of the attacks.</param>
public sealed record Fix(FixQuestion Question, IReadOnlyList<ChosenChange> Changes, long Cost, long LowerBound, IReadOnlyList<Proof> Certificate, IReadOnlyList<RatedAttack> Unstoppable, bool IsChecked)
{
    private const int MostRounds = 500;

    /// <summary>What a scan of the estate with the changes made on its records found; null where they cannot be tried so.</summary>
    public bool? IsCleanWhenScannedAgain { get; init; }

    /// <summary>Not every way that could be bad enough was looked at, so that one may be left.</summary>
    public bool IsCut { get; init; }

    public bool IsExact => Cost == LowerBound && !IsCut;

    /// <summary>Notes whether the attacks are gone from the estate with the changes made, as the host has built it.</summary>
    /// <param name="changed">The estate after the changes, with the same entries.</param>
    public Fix ScannedAgain(ReportInput changed, CancellationToken stop = default)
    {
        var wanted = Question.Attacks.Except(Unstoppable).Select(attack => attack.Id).ToHashSet(StringComparer.Ordinal);
        var left = AttackPaths.Find(changed, stop: stop).Attacks.Concat(
            Question.Attacks.Select(attack => changed.Graph.TryFind(Question.Input.Graph.Key(attack.Target.Node), out var node) ? node : -1).Where(node => node >= 0).Distinct()
                .SelectMany(node => AttackPaths.Find(changed, node, stop: stop).Attacks));
        return this with { IsCleanWhenScannedAgain = !left.Any(attack => wanted.Contains(attack.Id) && attack.Severity >= Question.Above) };
    }

    /// <remarks>Alternates the cheapest attack that avoids the changes so far with a cheapest set of changes that meets every attack found
    /// (the implicit hitting set method): when no attack avoids a cheapest set, no cheaper set stops all attacks, since it would miss one of
    /// those found.</remarks>
    public static Fix Find(FixQuestion question, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var attacks = AttackGraph.Build(question.Input.Graph, question.Input.Knowledge.Techniques, question.Input.Matcher, stop: stop);
        var edges = new ChangeableEdges(question.Changes);
        var open = new OpenAttacks(attacks, question, edges, stop);
        // What is not bad enough as it is needs no change.
        var bad = open.Find(new HashSet<int>(), stop).ToDictionary(attack => (attack.Start, attack.Target));
        question = question with { Attacks = [.. question.Attacks.Where(attack => bad.ContainsKey((attack.Start, attack.Target))).Select(attack => attack.Severity >= question.Above ? attack : bad[(attack.Start, attack.Target)])] };
        var everything = Enumerable.Range(0, edges.Changes.Count).ToHashSet();
        var unstoppable = open.Find(everything, stop).Select(attack => (attack.Start, attack.Target)).ToHashSet();
        var search = new FixSearch(open, edges, question, unstoppable);
        var answer = search.Run(MostRounds, stop);
        return new FixWriter(question, edges, search.Proofs).Write(answer, [.. question.Attacks.Where(attack => unstoppable.Contains((attack.Start, attack.Target)))], stop) with { IsCut = open.IsCut };
    }
}
