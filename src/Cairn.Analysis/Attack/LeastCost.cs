namespace Cairn.Analysis.Attack;

/// <summary>What a proposition costs at the very least, where steps that several branches share count once and doubts not at all.</summary>
/// <remarks>The needs of a step cost at least what the dearest of them does (the maximum in place of the sum, as in "hmax" of planning: B. Bonet and
/// H. Geffner, "Planning as heuristic search", 2001). Only some steps are looked at; what the others give is out of reach.</remarks>
internal sealed class LeastCost
{
    private readonly StepTable _table;
    private readonly Dictionary<int, int> _cost = [];
    private readonly Dictionary<int, List<int>> _waiting = [];
    private readonly Dictionary<int, int> _missing = [];
    private readonly CostQueue _queue = new();

    public LeastCost(StepTable table, IReadOnlyList<Entry> entries, IEnumerable<int> steps)
    {
        _table = table;
        foreach (var step in steps)
        {
            _missing[step] = table.NeedsOf(step).Length;
            foreach (var need in table.NeedsOf(step))
                Waiting(need).Add(step);
        }

        foreach (var (proposition, cost) in AttackGraph.Given(entries))
            _queue.Add(cost, proposition);
        while (_queue.Count > 0)
        {
            var (cost, proposition) = _queue.Take();
            if (_cost.TryAdd(proposition, cost))
                Follow(proposition, cost);
        }
    }

    /// <summary>Null where none of the steps leads to it.</summary>
    public int? Of(int proposition) => _cost.TryGetValue(proposition, out var cost) ? cost : null;

    /// <summary>A step with everything that it needs.</summary>
    public int? OfStep(int step)
    {
        var dearest = 0;
        foreach (var need in _table.NeedsOf(step))
        {
            if (Of(need) is not { } cost)
                return null;
            dearest = Math.Max(dearest, cost);
        }

        return Cost.Sum(dearest, _table.BareCostOf(step));
    }

    private List<int> Waiting(int proposition)
    {
        if (!_waiting.TryGetValue(proposition, out var waiting))
            _waiting.Add(proposition, waiting = []);
        return waiting;
    }

    private void Follow(int proposition, int cost)
    {
        var (capability, node) = (Proposition.CapabilityOf(proposition), Proposition.NodeOf(proposition));
        for (var weaker = Knowledge.Capability.Reach; weaker < Knowledge.Capability.Own; weaker++)
        {
            if (weaker != capability && Implications.Imply(capability, weaker))
                _queue.Add(cost, Proposition.Of(weaker, node));
        }

        if (!_waiting.TryGetValue(proposition, out var steps))
            return;
        foreach (var step in steps)
        {
            // Needs are settled in order of cost, so the last one is the dearest.
            if (--_missing[step] == 0)
                _queue.Add(Cost.Sum(cost, _table.BareCostOf(step)), _table.GiveOf(step));
        }
    }
}
