using Cairn.Analysis.Attack;
using Cairn.Analysis.Cases;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Graph;

namespace Cairn.Tests.Analysis;

public sealed class AttackSearchTests
{
    [Fact]
    public void The_likeliest_derivation_comes_out_with_its_premises_first()
    {
        var graph = CaseGraph.Build("(u:User)-[:CAN_ASSUME]->(r:Role), (r)-[:CAN {action: 'iam:AttachRolePolicy'}]->(r), (x:Account)-[:CONTAINS]->(r)");

        var best = Reach(graph, "u").Best(Capability.Own, Node(graph, "x"))!;

        Assert.Equal(["assume-role", "attach-role-policy"], best.Steps.Select(s => s.Technique.Id));
        Assert.Equal(0.95 * 0.95, best.Likelihood, 10);
        Assert.Equal([0], best.Steps[1].After);
    }

    [Fact]
    public void A_step_with_two_needs_waits_for_both()
    {
        var graph = CaseGraph.Build("(u:User)-[:CAN {action: 'iam:AttachRolePolicy'}]->(r:Role), (x:Account)-[:CONTAINS]->(r), (x)-[:CONTAINS]->(u)");

        Assert.False(Reach(graph, "u").Holds(Capability.Own, Node(graph, "x")));
        Assert.True(Reach(graph, "u", "r").Holds(Capability.Own, Node(graph, "x")));
    }

    [Fact]
    public void Who_owns_an_account_owns_what_it_contains_without_steps_laid_out()
    {
        var graph = CaseGraph.Build("(x:Account)-[:CONTAINS]->(r:Role), (r)-[:IS_ADMIN_OF]->(x), (x)-[:CONTAINS]->(b:Bucket)");
        var best = Reach(graph, "r").Best(Capability.Read, Node(graph, "b"))!;

        Assert.Equal(["administrator", "account-power"], best.Steps.Select(s => s.Technique.Id));
        Assert.Equal("the administrator of x takes b", best.Steps[1].Sentence);
    }

    [Fact]
    public void A_condition_that_remains_halves_the_likelihood_and_is_told()
    {
        var graph = CaseGraph.Build("(u:User)-[:CAN_ASSUME {conditional: true, residual: 'the caller sends an external id'}]->(r:Role)");

        var best = Reach(graph, "u").Best(Capability.Own, Node(graph, "r"))!;

        Assert.Equal(0.475, best.Likelihood, 10);
        Assert.Equal(["only if the caller sends an external id"], best.Steps[0].Assumptions);
        Assert.True(best.IsConditional);
    }

    [Fact]
    public void Alternatives_are_distinct_and_ordered()
    {
        var graph = CaseGraph.Build("(u:User)-[:CAN_ASSUME]->(r:Role), (u)-[:CAN_ASSUME]->(s:Role), (s)-[:CAN_ASSUME]->(r)");

        var ways = Reach(graph, "u").Alternatives(Capability.Own, Node(graph, "r"), 5, TestContext.Current.CancellationToken);

        Assert.Equal([1, 2], ways.Ways.Select(w => w.Steps.Count));
    }

    internal static int Node(GraphSnapshot graph, string key) => graph.TryFind(key, out var node) ? node : throw new KeyNotFoundException(key);

    private static Reached Reach(GraphSnapshot graph, params string[] entries) =>
        AttackGraph.Build(graph, KnowledgeFiles.All.Techniques, new CypherMatcher(), stop: TestContext.Current.CancellationToken)
            .From([.. entries.Select(key => new Entry(Node(graph, key)))], TestContext.Current.CancellationToken);
}
