namespace Cairn.Analysis.Fixes;

/// <summary>A cheapest set of items that has at least one of every group, found by branch and bound.</summary>
/// <remarks>
/// Exact: a branch is left only when the cost so far plus a lower bound of the rest reaches the best answer known. The bound is that of the
/// dual linear program, raised greedily: every group pays as much as its cheapest item still asks for, and no item is paid more than it costs,
/// so what the groups pay together never exceeds the cost of any answer. Branching on a group tries each of its items, with those tried before
/// forbidden, so every answer lies in exactly one branch.
/// </remarks>
internal sealed class HittingSet
{
    private readonly int[] _cost;
    private readonly int[][] _groups;
    private readonly bool[] _taken;
    private readonly bool[] _forbidden;
    private readonly long _budget;
    private long _branches;
    private int[] _best = [];
    private long _bestCost = long.MaxValue;

    private HittingSet(int[] cost, int[][] groups, long budget)
    {
        (_cost, _groups, _budget) = (cost, groups, budget);
        (_taken, _forbidden) = (new bool[cost.Length], new bool[cost.Length]);
    }

    /// <summary>The items, their cost, and a bound that no answer goes below; the two are equal where the answer is exact.</summary>
    internal sealed record Answer(IReadOnlyList<int> Items, long Cost, long LowerBound)
    {
        public bool IsExact => Cost == LowerBound;
    }

    /// <param name="budget">How many branches may be tried before the best answer so far must do.</param>
    public static Answer Solve(IReadOnlyList<int> cost, IEnumerable<IReadOnlyCollection<int>> groups, long budget)
    {
        var search = new HittingSet([.. cost], Minimal(groups), budget);
        if (search._groups.Any(group => group.Length == 0))
            throw new ArgumentException("an empty group cannot be hit", nameof(groups));
        search.TakeGreedily();
        var bound = search.Bound();
        search.Branch(0);
        return new Answer(search._best, search._bestCost, search._branches <= budget ? search._bestCost : bound);
    }

    /// <summary>A group that holds another one is hit with it.</summary>
    private static int[][] Minimal(IEnumerable<IReadOnlyCollection<int>> groups)
    {
        var kept = new List<HashSet<int>>();
        foreach (var group in groups.Select(group => group.ToHashSet()).OrderBy(group => group.Count))
        {
            if (!kept.Exists(smaller => smaller.IsSubsetOf(group)))
                kept.Add(group);
        }

        return [.. kept.Select(group => group.Order().ToArray())];
    }

    private void TakeGreedily()
    {
        var taken = new SortedSet<int>();
        var open = _groups.ToList();
        while (open.Count > 0)
        {
            var next = open.SelectMany(group => group).GroupBy(item => item)
                .OrderBy(hits => (double)_cost[hits.Key] / hits.Count()).ThenBy(hits => hits.Key).First().Key;
            taken.Add(next);
            open.RemoveAll(group => group.Contains(next));
        }

        // What the others already cover need not be there.
        foreach (var item in taken.OrderByDescending(item => _cost[item]).ThenBy(item => item).ToList())
        {
            if (_groups.All(group => group.Any(other => other != item && taken.Contains(other))))
                taken.Remove(item);
        }

        (_best, _bestCost) = ([.. taken], taken.Sum(item => (long)_cost[item]));
    }

    private void Branch(long cost)
    {
        if (++_branches > _budget)
            return;
        var group = Narrowest();
        if (group is null)
        {
            (_best, _bestCost) = ([.. Enumerable.Range(0, _cost.Length).Where(item => _taken[item])], cost);
            return;
        }

        if (cost + Bound() >= _bestCost)
            return;
        var tried = new List<int>();
        foreach (var item in group.Where(item => !_forbidden[item]).OrderBy(item => _cost[item]).ThenByDescending(Hits).ThenBy(item => item))
        {
            if (cost + _cost[item] < _bestCost)
            {
                _taken[item] = true;
                Branch(cost + _cost[item]);
                _taken[item] = false;
            }

            _forbidden[item] = true;
            tried.Add(item);
        }

        foreach (var item in tried)
            _forbidden[item] = false;
    }

    /// <summary>The group with the fewest choices left that nothing taken hits; null where all are hit.</summary>
    private int[]? Narrowest()
    {
        int[]? narrowest = null;
        var least = int.MaxValue;
        foreach (var group in _groups)
        {
            if (Array.Exists(group, item => _taken[item]))
                continue;
            var choices = group.Count(item => !_forbidden[item]);
            if (choices < least)
                (narrowest, least) = (group, choices);
        }

        return narrowest;
    }

    private int Hits(int item) => _groups.Count(group => Array.IndexOf(group, item) >= 0 && !Array.Exists(group, other => _taken[other]));

    private long Bound()
    {
        var left = _cost.ToArray();
        long bound = 0;
        foreach (var group in _groups)
        {
            if (Array.Exists(group, item => _taken[item]))
                continue;
            var open = group.Where(item => !_forbidden[item]).ToList();
            if (open.Count == 0)
                return long.MaxValue / 2;
            var pays = open.Min(item => left[item]);
            bound += pays;
            foreach (var item in open)
                left[item] -= pays;
        }

        return bound;
    }
}
