namespace Cairn.Analysis.Attack;

/// <summary>What a set of choices comes to: its cost, what is still open, and whether something rests on itself.</summary>
internal sealed class WayShape
{
    private readonly Dictionary<int, WayOption> _chosen;
    private readonly StepTable _table;
    private readonly SearchPass _pass;
    private readonly Dictionary<int, int> _cost = [];
    private readonly HashSet<int> _inside = [];
    private readonly List<int> _order = [];

    private WayShape(Dictionary<int, WayOption> chosen, StepTable table, SearchPass pass) => (_chosen, _table, _pass) = (chosen, table, pass);

    public int Cost { get; private set; }

    /// <summary>A proposition that nothing is chosen for yet; -1 where the derivation is whole.</summary>
    public int Open { get; private set; } = -1;

    /// <summary>The steps between the goal and what is open: nothing below may use them again.</summary>
    public IReadOnlyList<int> Above { get; private set; } = [];

    public bool IsCircle { get; private set; }

    /// <summary>The steps chosen, premises first.</summary>
    public IEnumerable<int> Steps => _order.Select(proposition => _chosen[proposition].By).Where(by => by >= 0);

    /// <summary>What tells the derivation from others: its steps and where it starts.</summary>
    public IEnumerable<int> Marks => _order.Where(proposition => _chosen[proposition] is { IsStep: true } or { IsGiven: true })
        .Select(proposition => _chosen[proposition] is { IsStep: true, By: var step } ? step : -1 - proposition);

    public static WayShape Of(int goal, Dictionary<int, WayOption> chosen, StepTable table, SearchPass pass)
    {
        var shape = new WayShape(chosen, table, pass);
        shape.Walk(goal);
        shape.Cost = shape.IsCircle ? 0 : shape._cost[goal];
        return shape;
    }

    public Plan Plan() => new([.. Steps.Distinct()], StepFor);

    private int StepFor(int proposition)
    {
        while (_chosen.TryGetValue(proposition, out var option) && option is { IsStep: false, IsGiven: false })
            proposition = option.BroughtBy(proposition);
        return _chosen.TryGetValue(proposition, out var last) && last.IsStep ? last.By : -1;
    }

    private void Walk(int goal)
    {
        var stack = new Stack<(int Proposition, bool Left)>();
        stack.Push((goal, false));
        while (!IsCircle && stack.TryPop(out var next))
        {
            if (next.Left)
                Leave(next.Proposition);
            else if (!_cost.ContainsKey(next.Proposition))
                Enter(next.Proposition, stack);
        }
    }

    private void Enter(int proposition, Stack<(int, bool)> stack)
    {
        if (!_chosen.TryGetValue(proposition, out var option))
        {
            _cost[proposition] = _pass.CostOf(proposition);
            if (Open < 0)
                (Open, Above) = (proposition, [.. _inside.Select(inside => _chosen[inside].By).Where(by => by >= 0)]);
            return;
        }

        if (!_inside.Add(proposition))
        {
            IsCircle = true;
            return;
        }

        stack.Push((proposition, true));
        foreach (var need in NeedsOf(proposition, option))
            stack.Push((need, false));
    }

    private void Leave(int proposition)
    {
        var option = _chosen[proposition];
        _cost[proposition] = NeedsOf(proposition, option).Aggregate(option.IsStep ? _table.CostOf(option.By) : option.IsGiven ? option.Cost : 0, (sum, need) => Attack.Cost.Sum(sum, _cost[need]));
        _inside.Remove(proposition);
        _order.Add(proposition);
    }

    private int[] NeedsOf(int proposition, WayOption option) =>
        option.IsStep ? _table.NeedsOf(option.By).ToArray() : option.IsGiven ? [] : [option.BroughtBy(proposition)];
}
