using Cairn.Analysis.Attack;
using Cairn.Analysis.Fixes;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Graph;
using Cairn.Tests.Analysis;
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

    /// <summary>Where several branches share a step, the likeliest way is not the one that the search finds first.</summary>
    [Theory]
    [InlineData(Severity.Medium)]
    [InlineData(Severity.High)]
    [InlineData(Severity.Critical)]
    public void Above_a_band_no_attack_of_the_band_is_left_and_no_cheaper_set_does(Severity above)
    {
        var fixes = 0;
        Estates.Sample((links, rests, cost) =>
        {
            links = [.. links.Take(7)];
            var graph = SmallAttacks.Graph(links);
            var attackGraph = SmallAttacks.Attacks(graph);
            if (attackGraph.StepCount > 11)
                return;
            var changes = new FakeChanges(graph, links, rests);
            var attacks = Attacks(graph);
            var fix = Fix.Find(Question(graph, attacks, changes, cost) with { Above = above });

            Assert.True(fix.IsExact);
            var ways = Enumerate(attackGraph, attacks, above);
            Assert.Equal(ways.Select(way => way.Attack.Id).Distinct().Order(), fix.Question.Attacks.Select(attack => attack.Id).Distinct().Order());
            var unstoppable = Left(attackGraph, ways, changes, (1 << Changes) - 1);
            Assert.Equal(unstoppable.Order(), fix.Unstoppable.Select(attack => attack.Id).Order());
            var cheapest = Enumerable.Range(0, 1 << Changes).Where(made => Left(attackGraph, ways, changes, made).SetEquals(unstoppable))
                .Min(made => Enumerable.Range(0, Changes).Where(change => (made >> change & 1) == 1).Sum(change => cost[change]));
            Assert.Equal(cheapest, fix.Cost);
            Interlocked.Add(ref fixes, fix.Changes.Count);
        }, iter: 150);
        Assert.NotEqual(0, fixes);
    }

    [Fact]
    public void A_way_whose_branches_share_a_step_counts_it_once()
    {
        // Own the machine: reach it and hold its key, both through one role. The search counts the role twice, the likelihood does not.
        var graph = Cairn.Analysis.Cases.CaseGraph.Build("(u:User)-[:CAN_ASSUME {conditional: true}]->(r:Role), (r)-[:CAN_REACH]->(v:VirtualMachine), (r)-[:HOLDS]->(c:Credential)-[:UNLOCKS]->(v)");
        var attacks = AttackGraph.Build(graph, KnowledgeFiles.All.Techniques, new Cairn.Analysis.Matching.CypherMatcher(), stop: TestContext.Current.CancellationToken);
        graph.TryFind("u", out var entry);
        graph.TryFind("v", out var machine);
        var pass = new SearchPass(attacks.Steps);
        pass.Run(AttackGraph.Given([new Entry(entry)]), stop: TestContext.Current.CancellationToken);
        var goal = Proposition.Of(Capability.Own, machine);
        var least = new LeastCost(attacks.Steps, [new Entry(entry)], Enumerable.Range(0, attacks.StepCount));
        var likelihood = new Ways(attacks.Steps, [new Entry(entry)], pass).Best(goal)!.Likelihood;

        Assert.True(likelihood > Cost.ToLikelihood(pass.CostOf(goal)) * 1.5);
        Assert.NotNull(new LikelyWay(attacks.Steps, [new Entry(entry)], pass, least).Find(goal, likelihood));
        Assert.Null(new LikelyWay(attacks.Steps, [new Entry(entry)], pass, least).Find(goal, likelihood + 0.01));
    }

    /// <summary>Every way, without any more than it needs, that is bad enough.</summary>
    private static List<(RatedAttack Attack, HashSet<int> Steps)> Enumerate(AttackGraph graph, List<RatedAttack> attacks, Severity above) =>
    [
        .. from attack in attacks
           from way in Exhaustive.MinimalSets(graph.Steps, Entry, new Holding(attack.Target.Capability, attack.Target.Node))
           let doubted = new HashSet<Doubt>()
           where way.Count > 0 && way.Aggregate(attack.Target.Impact, (risk, step) => risk * graph.Steps.LikelihoodOf(step, doubted)) >= Band.Floor(above)
           select (attack, way),
    ];

    private static HashSet<string> Left(AttackGraph graph, List<(RatedAttack Attack, HashSet<int> Steps)> ways, FakeChanges changes, int made)
    {
        var ids = Enumerable.Range(0, Changes).Where(change => (made >> change & 1) == 1).Select(change => $"c{change}").ToHashSet();
        return [.. ways.Where(way => way.Steps.All(step => graph.Steps.EdgesOf(step).All(edge => changes.Stands(edge, ids)))).Select(way => way.Attack.Id)];
    }

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
