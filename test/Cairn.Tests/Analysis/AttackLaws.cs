using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Graph;
using CsCheck;

namespace Cairn.Tests.Analysis;

/// <summary>What must hold on every graph, tried on many small ones.</summary>
public sealed class AttackLaws
{
    private const int Nodes = 6;

    private static readonly IReadOnlyList<Technique> Techniques = KnowledgeBase.Read(
    [
        new KnowledgeFile("vocabulary.yaml", "nodeKinds: [N, Account]\nedgeKinds: [A, B, C, D]\naiKinds: []\nframeworks: {attack: x}"),
        new KnowledgeFile("techniques/one.yaml", One("one", "(a)-[:A]->(b)", "own a", "own b", "0.9")),
        new KnowledgeFile("techniques/read.yaml", One("read", "(a)-[:B]->(b)", "own a", "[read b, influence b]", "0.5")),
        new KnowledgeFile("techniques/both.yaml", One("both", "(a)-[:C]->(b)", "[own a, read b]", "own b", "0.8")),
        new KnowledgeFile("techniques/flow.yaml", One("flow", "(a)-[:A]->(b)", "influence a", "write b", "0.7")),
        new KnowledgeFile("techniques/bulk.yaml", One("bulk", "(a)-[:D]->(b)", "write a", "own b", "0.6") + "\nbulk: true"),
    ]).Techniques;

    private static readonly Gen<(int, string, int)[]> Edges = Gen.Select(Gen.Int[0, Nodes - 1], Gen.Int[0, 3].Select(kind => "ABCD"[kind].ToString()), Gen.Int[0, Nodes - 1]).Array[0, 9];

    [Fact]
    public void The_cheapest_derivation_is_what_exhaustive_relaxation_finds()
    {
        Edges.Sample(edges =>
        {
            var table = Table(edges);
            var pass = new SearchPass(table);
            pass.Run([(Proposition.Of(Capability.Own, 0), 0)], stop: TestContext.Current.CancellationToken);
            var expected = Exhaustive.Costs(table, Proposition.Of(Capability.Own, 0));
            return Enumerable.Range(0, expected.Length).All(p => expected[p] == (pass.Holds(p) ? pass.CostOf(p) : Cost.Unreached));
        });
    }

    [Fact]
    public void Removing_an_edge_never_adds_an_attack()
    {
        Gen.Select(Edges, Gen.Int[0, 8]).Sample((edges, at) =>
        {
            var fewer = edges.Where((_, i) => i != at).ToArray();
            return Held(fewer).IsSubsetOf(Held(edges));
        });
    }

    [Fact]
    public void A_derivation_lists_premises_first_and_every_step_once()
    {
        Edges.Sample(edges =>
        {
            var reached = Reach(edges);
            return reached.All.All(held =>
            {
                var steps = reached.Best(held.Capability, held.Node)!.Steps;
                return steps.Select(s => s.Id).Distinct().Count() == steps.Count && steps.Select((s, i) => s.After.All(before => before < i)).All(ok => ok);
            });
        });
    }

    [Fact]
    public void Alternatives_are_distinct_ordered_and_complete()
    {
        Edges.Sample(edges =>
        {
            var table = Table(edges);
            var reached = Reach(edges);
            return reached.All.All(held =>
            {
                var found = reached.Alternatives(held.Capability, held.Node, 500, TestContext.Current.CancellationToken).Ways;
                var sets = found.Select(d => d.Steps.Select(s => s.Id).ToHashSet()).ToList();
                var ordered = found.Zip(found.Skip(1)).All(pair => pair.First.Likelihood >= pair.Second.Likelihood);
                var distinct = sets.Select(s => string.Join(',', s.Order())).Distinct().Count() == sets.Count;
                return ordered && distinct && Exhaustive.MinimalSets(table, 0, held).All(minimal => sets.Exists(minimal.SetEquals));
            });
        }, iter: 60);
    }

    [Fact]
    public void No_way_that_was_left_out_is_better_than_one_that_was_told()
    {
        var compared = 0;
        Edges.Sample(edges =>
        {
            var table = Table(edges);
            var reached = Reach(edges);
            foreach (var held in reached.All)
            {
                var minimal = Exhaustive.MinimalSets(table, 0, held);
                for (var count = 1; count < 4; count++)
                {
                    var told = reached.Alternatives(held.Capability, held.Node, count, TestContext.Current.CancellationToken).Ways.Select(way => way.Steps.Select(step => step.Id).ToHashSet()).ToList();
                    var dearest = told.Max(way => CostOf(table, way, held));
                    var leftOut = minimal.Where(way => !told.Exists(way.SetEquals)).ToList();
                    Assert.All(leftOut, way => Assert.True(CostOf(table, way, held) >= dearest));
                    Interlocked.Add(ref compared, leftOut.Count);
                }
            }
        }, iter: 60);
        Assert.NotEqual(0, compared);
    }

    [Fact]
    public void A_search_that_runs_out_of_budget_says_how_far_it_came()
    {
        var table = Table([(0, "A", 1), (0, "A", 2), (2, "A", 1), (0, "A", 3), (3, "A", 1)]);
        var pass = new SearchPass(table);
        pass.Run([(Proposition.Of(Capability.Own, 0), 0)], stop: TestContext.Current.CancellationToken);

        var all = new Ways(table, [new Entry(0)], pass).Find(Proposition.Of(Capability.Own, 1), 9, stop: TestContext.Current.CancellationToken);
        var some = new Ways(table, [new Entry(0)], pass).Find(Proposition.Of(Capability.Own, 1), 9, budget: 3, TestContext.Current.CancellationToken);

        Assert.Null(all.LeftFrom);
        Assert.True(some.Ways.Count < all.Ways.Count);
        Assert.All(all.Ways.Skip(some.Ways.Count), way => Assert.True(way.Likelihood <= some.LeftFrom + 1e-4));
    }

    private static int CostOf(StepTable table, HashSet<int> steps, Holding held) =>
        Exhaustive.Costs(table, Proposition.Of(Capability.Own, 0), steps)[Proposition.Of(held.Capability, held.Node)];

    private static string One(string id, string match, string needs, string gives, string likelihood) => $$"""
        id: {{id}}
        title: {{id}}
        match: "{{match}}"
        needs: {{needs}}
        gives: {{gives}}
        likelihood: {{likelihood}}
        because: a test
        cases:
          - {name: x, graph: "(a)", fires: own a}
          - {name: y, graph: "(a)", silent: own a}
        """;

    private static HashSet<(Capability, int)> Held((int, string, int)[] edges) => Reach(edges).All.Select(h => (h.Capability, h.Node)).ToHashSet();

    private static Reached Reach((int, string, int)[] edges) => Build(edges).From([new Entry(0)], TestContext.Current.CancellationToken);

    private static StepTable Table((int, string, int)[] edges) => Build(edges).Steps;

    private static AttackGraph Build((int From, string Kind, int To)[] edges)
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < Nodes; i++)
            builder.AddNode($"n{i}", "N");
        foreach (var (from, kind, to) in edges)
            builder.AddEdge(from, kind, to);
        return AttackGraph.Build(builder.Freeze(), Techniques, new CypherMatcher(), stop: TestContext.Current.CancellationToken);
    }
}
