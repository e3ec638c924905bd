namespace Cairn.Analysis.Attack;

/// <summary>One way to have a proposition: a step, another capability that brings it, or the start.</summary>
/// <param name="By">A step, or a mark as <see cref="SearchPass"/> writes it.</param>
/// <param name="Cost">The least that it costs with everything it needs.</param>
internal readonly record struct WayOption(int By, int Cost)
{
    public bool IsStep => By >= 0;

    public bool IsGiven => By == SearchPass.Given;

    /// <summary>The capability on the same node that brings it.</summary>
    public int BroughtBy(int proposition) => Proposition.Of((Knowledge.Capability)(SearchPass.ByImplication - By), Proposition.NodeOf(proposition));
}

/// <summary>For each proposition every way to have it at all, the cheapest first; each list is made when somebody first asks.</summary>
internal sealed class WayOptions(StepTable table, SearchPass pass)
{
    private readonly Dictionary<int, WayOption[]> _known = [];

    public WayOption[] Of(int proposition)
    {
        if (!_known.TryGetValue(proposition, out var options))
            _known.Add(proposition, options = Find(proposition));
        return options;
    }

    private WayOption[] Find(int proposition)
    {
        // What is held from the start need not be derived.
        if (pass.GivenCost(proposition) is { } given)
            return [new WayOption(SearchPass.Given, given)];
        var options = new List<WayOption>();
        foreach (var (capability, node) in new[] { (Knowledge.Capability.Own, Proposition.NodeOf(proposition)), (Knowledge.Capability.Write, Proposition.NodeOf(proposition)) })
        {
            var stronger = Proposition.Of(capability, node);
            if (stronger != proposition && Implications.Imply(capability, Proposition.CapabilityOf(proposition)) && pass.Holds(stronger))
                options.Add(new WayOption(SearchPass.ByImplication - (int)capability, pass.CostOf(stronger)));
        }

        foreach (var step in table.Givers[proposition])
            Add(options, step);
        foreach (var step in table.Givers.InBulk(proposition))
            Add(options, step);
        options.Sort((one, other) => (one.Cost, one.By).CompareTo((other.Cost, other.By)));
        return [.. options];
    }

    private void Add(List<WayOption> options, int step)
    {
        if (pass.IsBanned(step))
            return;
        var cost = table.CostOf(step);
        foreach (var need in table.NeedsOf(step))
        {
            if (!pass.Holds(need))
                return;
            cost = Cost.Sum(cost, pass.CostOf(need));
        }

        options.Add(new WayOption(step, cost));
    }
}
