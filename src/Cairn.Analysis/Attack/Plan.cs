namespace Cairn.Analysis.Attack;

/// <summary>A derivation as numbers: its steps, premises first, and which of them gives a proposition (-1 where the attacker held it from the start).</summary>
internal sealed record Plan(IReadOnlyList<int> Steps, Func<int, int> StepFor)
{
    /// <summary>The best derivation that a pass found.</summary>
    public static Plan Of(SearchPass pass, int goal) => new(pass.Derivation(goal), pass.StepFor);
}
