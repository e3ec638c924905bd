namespace Cairn.Analysis.Attack;

/// <summary>Finds a way that is at least so likely, however the search for the cheapest ways counts shared steps.</summary>
/// <remarks>The search counts a step once for every branch that needs it, and a doubt once for every step, since that can be done in one pass; a
/// derivation counts both once. So the cheapest way may not be the likeliest. Here partial derivations are followed while they can still be likely enough.</remarks>
internal sealed class LikelyWay(StepTable table, IReadOnlyList<Entry> entries, SearchPass pass, LeastCost least)
{
    public const long DefaultBudget = 2_000_000;

    private readonly WayOptions _options = new(table, pass);
    private readonly DerivationWriter _writer = new(table, entries);

    /// <summary>Some search ended for its budget, so that a way may have been missed.</summary>
    public bool IsCut { get; private set; }

    public Derivation? Find(int goal, double likelihood, long budget = DefaultBudget)
    {
        if (!pass.Holds(goal) || least.Of(goal) is not { } cost || Cost.ToLikelihood(cost) < likelihood - Slack)
            return null;
        var stack = new Stack<PartialWay>();
        stack.Push(PartialWay.Start(0));
        while (stack.TryPop(out var way))
        {
            if ((budget -= way.Depth + 1) < 0)
            {
                IsCut = true;
                return null;
            }

            var shape = WayShape.Of(goal, way.Chosen(_options), table, pass);
            if (shape.IsCircle || Bound(shape) < likelihood - Slack || table.Conditions.Contradict(shape.Steps))
                continue;
            if (shape.Open >= 0)
                Branch(way, shape, likelihood, stack);
            else if (_writer.Write(goal, shape.Plan()) is var whole && whole.Likelihood >= likelihood - Rounding)
                return whole;
        }

        return null;
    }

    /// <summary>The order of factors is no reason to miss one.</summary>
    private const double Rounding = 1e-12;

    /// <summary>Costs are rounded; what is so near the limit is looked at in full.</summary>
    private const double Slack = 1e-3;

    /// <summary>No derivation with these choices is likelier.</summary>
    private double Bound(WayShape shape)
    {
        var doubted = new HashSet<Doubt>();
        var chosen = shape.Steps.Distinct().Aggregate(1.0, (product, step) => product * table.LikelihoodOf(step, doubted));
        if (shape.Open < 0)
            return chosen;
        // What is open may rest on steps that are chosen already, save on those it leads to.
        return least.Of(shape.Open) is { } open ? Math.Min(chosen, Cost.ToLikelihood(shape.Above.Aggregate(open, (sum, step) => Cost.Sum(sum, table.BareCostOf(step))))) : 0;
    }

    private void Branch(PartialWay way, WayShape shape, double likelihood, Stack<PartialWay> stack)
    {
        var options = _options.Of(shape.Open);
        for (var i = options.Length - 1; i >= 0; i--)
        {
            if (!options[i].IsStep || least.OfStep(options[i].By) is { } cost && Cost.ToLikelihood(cost) >= likelihood - Slack)
                stack.Push(new PartialWay(way, shape.Open, i, 0, way.Depth + 1, IsWeighed: true));
        }
    }
}
