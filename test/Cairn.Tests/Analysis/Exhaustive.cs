using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;

namespace Cairn.Tests.Analysis;

/// <summary>The slow and obvious versions of the searches, to compare with.</summary>
internal static class Exhaustive
{
    /// <summary>Relaxes every step until nothing changes.</summary>
    public static int[] Costs(StepTable table, int start, IReadOnlySet<int>? only = null)
    {
        var rules = Steps(table).Where(step => only is null || step.Id < 0 || only.Contains(step.Id)).Select(step => step.Rule).ToList();
        var costs = Enumerable.Repeat(Cost.Unreached, table.Graph.NodeCount * Proposition.PerNode).ToArray();
        costs[start] = 0;
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (needs, give, cost) in rules)
            {
                if (needs.Any(need => costs[need] == Cost.Unreached))
                    continue;
                var sum = needs.Aggregate(cost, (total, need) => Cost.Sum(total, costs[need]));
                if (sum < costs[give])
                    (costs[give], changed) = (sum, true);
            }
        }

        return costs;
    }

    /// <summary>Every set of steps that suffices for a holding and none of whose subsets does.</summary>
    public static List<HashSet<int>> MinimalSets(StepTable table, int entry, Holding goal)
    {
        var steps = Steps(table).Where(s => s.Id >= 0).ToList();
        var silent = Steps(table).Where(s => s.Id < 0).ToList();
        var wanted = Proposition.Of(goal.Capability, goal.Node);
        var sufficient = new List<HashSet<int>>();
        foreach (var mask in Enumerable.Range(0, 1 << Math.Min(steps.Count, 12)).OrderBy(m => int.PopCount(m)))
        {
            var chosen = steps.Where((_, i) => i < 12 && (mask & (1 << i)) != 0).ToList();
            var set = chosen.Select(s => s.Id).ToHashSet();
            if (!sufficient.Exists(small => small.IsSubsetOf(set)) && Closure([.. chosen, .. silent], entry).Contains(wanted))
                sufficient.Add(set);
        }

        return steps.Count > 12 ? [] : sufficient;
    }

    private static HashSet<int> Closure(List<(int Id, (int[] Needs, int Give, int Cost) Rule)> steps, int entry)
    {
        var held = new HashSet<int> { Proposition.Of(Capability.Own, entry) };
        while (steps.Any(s => s.Rule.Needs.All(held.Contains) && held.Add(s.Rule.Give)))
        {
        }

        return held;
    }

    private static IEnumerable<(int Id, (int[] Needs, int Give, int Cost) Rule)> Steps(StepTable table)
    {
        for (var step = 0; step < table.Count; step++)
            yield return (step, (table.NeedsOf(step).ToArray(), table.Gives[step], table.Costs[step]));
        for (var node = 0; node < table.Graph.NodeCount; node++)
        {
            for (var weaker = Capability.Reach; weaker < Capability.Own; weaker++)
                yield return (-1, ([Proposition.Of(Capability.Own, node)], Proposition.Of(weaker, node), 0));
            yield return (-1, ([Proposition.Of(Capability.Write, node)], Proposition.Of(Capability.Influence, node), 0));
        }

        for (var i = 0; i < table.Bulk.Length; i++)
        {
            for (var edge = 0; edge < table.Graph.EdgeCount; edge++)
            {
                var id = table.BulkId(i, edge);
                if (table.Bulk[i].EdgeKinds.Contains(table.Graph.EdgeAt(edge).Kind))
                    yield return (id, (table.NeedsOf(id).ToArray(), table.GiveOf(id), Cost.OfStep(table.Bulk[i].Technique.Likelihood)));
            }
        }
    }
}
