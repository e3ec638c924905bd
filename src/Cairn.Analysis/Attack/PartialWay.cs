namespace Cairn.Analysis.Attack;

/// <summary>A derivation in the making, as the choices made so far; the choices of the one before are shared.</summary>
/// <param name="Cost">No derivation with these choices costs less.</param>
/// <param name="IsWeighed">The cost is exact for these choices, and the next sibling is in the queue already.</param>
internal sealed record PartialWay(PartialWay? Before, int Proposition, int Option, int Cost, int Depth, bool IsWeighed)
{
    public static PartialWay Start(int cost) => new(null, -1, 0, cost, 0, IsWeighed: true);

    public PartialWay Weighed(int cost) => this with { Cost = cost, IsWeighed = true };

    /// <summary>The same with one more choice: the cheapest way to have the proposition.</summary>
    public PartialWay With(int proposition, WayOptions options) => new(this, proposition, 0, Raised(Cost, options.Of(proposition), 0), Depth + 1, IsWeighed: false);

    /// <summary>The same with the next choice in place of the last one; null where there is none.</summary>
    public PartialWay? Sibling(WayOptions options)
    {
        var choices = options.Of(Proposition);
        return Before is null || Option + 1 == choices.Length ? null : this with { Option = Option + 1, Cost = Raised(Before.Cost, choices, Option + 1) };
    }

    /// <summary>The choices by proposition.</summary>
    public Dictionary<int, WayOption> Chosen(WayOptions options)
    {
        var chosen = new Dictionary<int, WayOption>(Depth);
        for (var way = this; way.Before is not null; way = way.Before)
            chosen.Add(way.Proposition, options.Of(way.Proposition)[way.Option]);
        return chosen;
    }

    /// <summary>What is open costs at least the cheapest of its choices; a dearer one costs at least the difference more.</summary>
    private static int Raised(int cost, WayOption[] choices, int at) => Attack.Cost.Sum(cost, Math.Max(0, choices[at].Cost - choices[0].Cost));
}
