using Cairn.Analysis.Attack;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Fixes;

/// <summary>Alternates attacks that avoid the changes so far with a cheapest set of changes that meets all attacks found.</summary>
internal sealed class FixSearch(OpenAttacks open, ChangeableEdges edges, FixQuestion question, ISet<(Entry Start, TargetPlace Target)> unstoppable)
{
    private readonly int[] _cost = [.. edges.Changes.Select(change => question.Costs.Of(change).Cost)];
    private readonly List<(RatedAttack Attack, IReadOnlyCollection<int> AnyOf)> _proofs = [];

    public IEnumerable<Proof> Proofs => _proofs.Select(proof => new Proof(proof.Attack, [.. proof.AnyOf.Select(change => edges.Changes[change])]));

    public HittingSet.Answer Run(int rounds, CancellationToken stop)
    {
        var answer = Cheapest();
        for (var round = 0; ; round++)
        {
            var made = answer.Items.ToHashSet();
            if (!Learn(made, stop))
                return answer;
            // Attacks that also avoid what the new ones will cost are learnt at once: it saves rounds, and ends with changes that do stop all.
            while (Learn(made, stop))
            {
            }

            if (round == rounds)
                return new HittingSet.Answer([.. made.Order()], made.Sum(change => (long)_cost[change]), answer.LowerBound);
            answer = Cheapest();
        }
    }

    /// <summary>Notes every attack that avoids the changes, and adds to them the cheapest change against each.</summary>
    private bool Learn(HashSet<int> made, CancellationToken stop)
    {
        var before = made.ToHashSet();
        var learnt = false;
        foreach (var attack in open.Find(before, stop).Where(attack => !unstoppable.Contains((attack.Start, attack.Target))))
        {
            var core = edges.Core(attack.Derivation.Steps.SelectMany(step => step.Edges).Distinct(), before);
            if (core.Count == 0)
            {
                // Every part of it stands whatever is done; the likelier attacks in its way only hid it.
                unstoppable.Add((attack.Start, attack.Target));
                _proofs.RemoveAll(proof => (proof.Attack.Start, proof.Attack.Target) == (attack.Start, attack.Target));
                learnt = true;
                continue;
            }

            _proofs.Add((attack, core));
            learnt = true;
            if (!core.Any(made.Contains))
                made.Add(core.MinBy(change => (_cost[change], change)));
        }

        return learnt;
    }

    private HittingSet.Answer Cheapest() => HittingSet.Solve(_cost, _proofs.Select(proof => proof.AnyOf), question.Budget);
}
