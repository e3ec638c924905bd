using Cairn.Analysis.Fixes;
using CsCheck;

namespace Cairn.Tests.Fixes;

public sealed class HittingSetTests
{
    [Fact]
    public void The_answer_hits_every_group_and_nothing_cheaper_does() =>
        Gen.Select(Gen.Int[1, 9].Array[8], Gen.Int[0, 7].Array[1, 4].Array[0, 12]).Sample((cost, groups) =>
        {
            var answer = HittingSet.Solve(cost, groups, budget: 1_000_000);
            Assert.True(answer.IsExact);
            Assert.All(groups, group => Assert.Contains(group, answer.Items.Contains));
            Assert.Equal(answer.Cost, answer.Items.Sum(item => cost[item]));
            var cheapest = Enumerable.Range(0, 1 << cost.Length)
                .Where(set => groups.All(group => group.Any(item => (set >> item & 1) == 1)))
                .Min(set => Enumerable.Range(0, cost.Length).Where(item => (set >> item & 1) == 1).Sum(item => cost[item]));
            Assert.Equal(cheapest, answer.Cost);
        }, iter: 2000);

    [Fact]
    public void Out_of_budget_the_answer_still_hits_and_the_bound_is_honest() =>
        Gen.Select(Gen.Int[1, 9].Array[8], Gen.Int[0, 7].Array[2, 4].Array[4, 12]).Sample((cost, groups) =>
        {
            var (cut, full) = (HittingSet.Solve(cost, groups, budget: 1), HittingSet.Solve(cost, groups, budget: 1_000_000));
            Assert.All(groups, group => Assert.Contains(group, cut.Items.Contains));
            Assert.InRange(full.Cost, cut.LowerBound, cut.Cost);
        }, iter: 1000);

    [Fact]
    public void Nothing_to_hit_costs_nothing() => Assert.Empty(HittingSet.Solve([1, 2], [], 10).Items);

    [Fact]
    public void A_group_with_nothing_in_it_cannot_be_hit() =>
        Assert.Throws<ArgumentException>(() => HittingSet.Solve([1], [[]], 10));
}
