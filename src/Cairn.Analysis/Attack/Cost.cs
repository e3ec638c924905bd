namespace Cairn.Analysis.Attack;

/// <summary>Likelihoods as whole costs, so that sums are exact and the same on every machine: a hundred thousand to one nat.</summary>
internal static class Cost
{
    public const int Unreached = int.MaxValue;

    /// <summary>Costs stop growing here; what is this unlikely is still reachable.</summary>
    public const int Most = int.MaxValue - 1;

    private const double PerNat = 100_000;

    /// <summary>One more than the likelihood asks for: of two equally likely ways the shorter one wins.</summary>
    public static int OfStep(double likelihood) => (int)Math.Min(Math.Round(-Math.Log(likelihood) * PerNat) + 1, Most);

    public static double ToLikelihood(int cost) => Math.Exp(-cost / PerNat);

    public static int Sum(int left, int right) => left > Most - right ? Most : left + right;
}
