using Cairn.Analysis.Attack;
using Cairn.Analysis.Blast;
using Cairn.Analysis.Knowledge;
using Cairn.Tests.Fixes;
using CsCheck;

namespace Cairn.Tests.Blast;

public sealed class BlastProperties
{
    private const int Entry = 0;

    [Fact]
    public void The_blast_radius_is_all_that_can_be_derived_and_no_more() =>
        SmallAttacks.Gen.Sample(links =>
        {
            var graph = SmallAttacks.Graph(links);
            var expected = SmallAttacks.Closure(SmallAttacks.Attacks(graph), Entry).Where(held => Proposition.NodeOf(held) != Entry);
            var told = BlastRadius.From(SmallAttacks.Input(graph), Entry).Holdings
                .SelectMany(held => Enum.GetValues<Capability>().Where(other => Implications.Imply(held.Capability, other)).Select(other => Proposition.Of(other, held.Node)));
            Assert.Equal(expected.Order(), told.Distinct().Order());
        }, iter: 80);

    [Fact]
    public void Backwards_names_exactly_the_nodes_whose_own_radius_holds_the_center() =>
        SmallAttacks.Gen.Sample(links =>
        {
            var graph = SmallAttacks.Graph(links);
            var attacks = SmallAttacks.Attacks(graph);
            const int Center = 5;
            var expected = Enumerable.Range(0, graph.NodeCount)
                .Where(node => node != Center && SmallAttacks.Closure(attacks, node).Any(held => Proposition.NodeOf(held) == Center));
            Assert.Equal(expected, BlastRadius.To(SmallAttacks.Input(graph), Center).Holdings.Select(held => held.Node).Distinct().Order());
        }, iter: 80);

    [Fact]
    public void Every_holding_says_how_it_is_had() =>
        SmallAttacks.Gen.Sample(links =>
        {
            var graph = SmallAttacks.Graph(links);
            foreach (var held in BlastRadius.From(SmallAttacks.Input(graph), Entry).Holdings)
            {
                var last = held.Best.Steps[^1].Gives;
                Assert.Equal(held.Node, last.Node);
                Assert.True(Implications.Imply(last.Capability, held.Capability));
            }
        }, iter: 50);

    [Fact]
    public void Removing_any_edge_never_adds_anything_to_the_radius() =>
        SmallAttacks.Gen.Sample(links =>
        {
            var all = SmallAttacks.Closure(SmallAttacks.Attacks(SmallAttacks.Graph(links)), Entry);
            for (var left = 0; left < links.Count; left++)
            {
                var fewer = SmallAttacks.Closure(SmallAttacks.Attacks(SmallAttacks.Graph(links.Where((_, i) => i != left))), Entry);
                Assert.Subset(all, fewer);
            }
        }, iter: 15);
}
