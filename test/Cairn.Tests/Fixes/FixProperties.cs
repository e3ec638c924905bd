using Cairn.Analysis.Attack;
using Cairn.Analysis.Fixes;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Graph;
using CsCheck;

namespace Cairn.Tests.Fixes;

public sealed class FixProperties
{
    private const int Changes = 7;
    private const int Entry = 0;

    /// <summary>For each link up to two changes that bear on it, and whether both or either must be made.</summary>
    private static readonly Gen<(IReadOnlyList<(int From, int Link, int To)> Links, (int First, int Second, bool Both)[] Rests, int[] Cost)> Estates =
        SmallAttacks.Gen.Select(Gen.Select(Gen.Int[-1, Changes - 1], Gen.Int[-1, Changes - 1], Gen.Bool).Array[14], Gen.Int[1, 5].Array[Changes]);

    [Fact]
    public void The_fix_leaves_no_attack_and_no_cheaper_set_does()
    {
        var fixes = 0;
        Estates.Sample((links, rests, cost) =>
        {
            var graph = SmallAttacks.Graph(links);
            var changes = new FakeChanges(graph, links, rests);
            var attacks = Attacks(graph);
            var fix = Fix.Find(Question(graph, attacks, changes, cost));

            Assert.True(fix.IsExact);
            Assert.True(fix.IsChecked);
            Assert.Equal(fix.Cost, fix.Changes.Sum(change => change.Cost.Cost));
            var whole = (graph, SmallAttacks.Attacks(graph));
            var unstoppable = Remaining(whole, changes, (1 << Changes) - 1, attacks);
            Assert.Equal(unstoppable.Order(), fix.Unstoppable.Select(attack => attack.Id).Order());
            var cheapest = Enumerable.Range(0, 1 << Changes)
                .Where(made => Remaining(whole, changes, made, attacks).SetEquals(unstoppable))
                .Min(made => Enumerable.Range(0, Changes).Where(change => (made >> change & 1) == 1).Sum(change => cost[change]));
            Assert.Equal(cheapest, fix.Cost);
            Interlocked.Add(ref fixes, fix.Changes.Count);
        }, iter: 40);
        Assert.NotEqual(0, fixes);
    }

    [Fact]
    public void Every_attack_of_the_certificate_is_met_by_the_fix() =>
        Estates.Sample((links, rests, cost) =>
        {
            var graph = SmallAttacks.Graph(links);
            var fix = Fix.Find(Question(graph, Attacks(graph), new FakeChanges(graph, links, rests), cost));
            var made = fix.Changes.Select(change => change.Change.Id).ToHashSet();
            Assert.All(fix.Certificate, proof => Assert.Contains(proof.AnyOf, change => made.Contains(change.Id)));
            var bound = HittingSet.Solve(cost, fix.Certificate.Select(proof => proof.AnyOf.Select(change => Number(change.Id)).ToArray()), 1_000_000);
            Assert.Equal(fix.Cost, bound.Cost);
        }, iter: 60);

    private static List<RatedAttack> Attacks(GraphSnapshot graph)
    {
        var input = SmallAttacks.Input(graph, Entry);
        return [.. Enumerable.Range(1, graph.NodeCount - 1).SelectMany(node => AttackPaths.Find(input, node).Attacks).DistinctBy(attack => attack.Id)];
    }

    private static FixQuestion Question(GraphSnapshot graph, IReadOnlyList<RatedAttack> attacks, FakeChanges changes, int[] cost) =>
        new(SmallAttacks.Input(graph, Entry), attacks, changes, new FixCosts(Enumerable.Range(0, Changes).ToDictionary(i => $"k{i}", i => new FixCost(cost[i], ""))));

    /// <summary>The attacks left on a graph that is built without what the changes remove.</summary>
    private static HashSet<string> Remaining((GraphSnapshot Graph, AttackGraph Attacks) graph, FakeChanges changes, int made, IReadOnlyList<RatedAttack> attacks)
    {
        var ids = Enumerable.Range(0, Changes).Where(change => (made >> change & 1) == 1).Select(change => $"c{change}").ToHashSet();
        var steps = graph.Attacks.Steps;
        var closure = SmallAttacks.Closure(graph.Attacks, Entry, step => steps.EdgesOf(step).Any(edge => !changes.Stands(edge, ids)));
        return [.. attacks.Where(attack => closure.Contains(Proposition.Of(attack.Target.Capability, attack.Target.Node))).Select(attack => attack.Id)];
    }

    private static int Number(string id) => id[1] - '0';

    private sealed class FakeChanges : IChanges
    {
        private readonly Dictionary<int, (int First, int Second, bool Both)> _rests = [];

        public FakeChanges(GraphSnapshot graph, IReadOnlyList<(int From, int Link, int To)> links, (int First, int Second, bool Both)[] rests)
        {
            var byPlace = links.Select((link, i) => (link, i)).ToLookup(x => (x.link.From, SmallAttacks.LinkOf(x.link.Link), x.link.To), x => x.i);
            for (var edge = 0; edge < graph.EdgeCount; edge++)
            {
                var at = graph.EdgeAt(edge);
                _rests[edge] = rests[byPlace[(at.From, graph.EdgeKinds[at.Kind], at.To)].First()];
            }
        }

        public IReadOnlyList<Change> Of(int edge) =>
            [.. new[] { _rests[edge].First, _rests[edge].Second }.Where(change => change >= 0).Distinct().Select(change => new Change($"c{change}", $"k{change}", $"change {change}"))];

        public bool Stands(int edge, IReadOnlySet<string> made)
        {
            var (first, second, both) = _rests[edge];
            var asked = new[] { first, second }.Where(change => change >= 0).Distinct().ToList();
            if (asked.Count == 0)
                return true;
            return both ? asked.Exists(change => !made.Contains($"c{change}")) : asked.TrueForAll(change => !made.Contains($"c{change}"));
        }
    }
}
