using Cairn.Analysis.Attack;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Reports;

/// <summary>A step that many attacks go through, so that stopping it is the place to begin; the exact least set of changes is asked of a fix.</summary>
/// <param name="Attacks">Those that go through it and through none of the steps chosen before it.</param>
public sealed record FirstStep(DerivedStep Step, IReadOnlyList<RatedAttack> Attacks)
{
    /// <summary>The steps that break the most risk, one after the other; only those that somebody can do something about.</summary>
    public static IReadOnlyList<FirstStep> Of(IReadOnlyList<RatedAttack> attacks, int most)
    {
        ArgumentNullException.ThrowIfNull(attacks);
        var chosen = new List<FirstStep>();
        var left = attacks.ToList();
        while (chosen.Count < most && Best(left) is { } best)
        {
            chosen.Add(best);
            var broken = best.Attacks.ToHashSet();
            left.RemoveAll(broken.Contains);
        }

        return chosen;
    }

    private static FirstStep? Best(List<RatedAttack> attacks)
    {
        var through = new Dictionary<int, (DerivedStep Step, int Position, List<RatedAttack> Attacks)>();
        foreach (var attack in attacks)
        {
            for (var at = 0; at < attack.Derivation.Steps.Count; at++)
                Count(through, attack, attack.Derivation.Steps[at], at);
        }

        // Of steps that break the same, the one nearest to where attackers come in is the easier to close.
        return through.Values.OrderByDescending(found => found.Attacks.Sum(attack => attack.Risk)).ThenBy(found => found.Position).ThenBy(found => found.Step.Sentence, StringComparer.Ordinal)
            .Select(found => new FirstStep(found.Step, found.Attacks)).FirstOrDefault();
    }

    private static void Count(Dictionary<int, (DerivedStep Step, int Position, List<RatedAttack> Attacks)> through, RatedAttack attack, DerivedStep step, int position)
    {
        if (step.Technique.Guidance.Prevent.Length == 0)
            return;
        if (!through.TryGetValue(step.Id, out var known))
            through.Add(step.Id, known = (step, position, []));
        if (known.Attacks.Count == 0 || known.Attacks[^1] != attack)
            known.Attacks.Add(attack);
    }
}
