using Cairn.Graph.Cypher;
using CsCheck;

namespace Cairn.Graph.Tests.Queries;

public sealed class PlanTests
{
    [Fact]
    public void Explain_shows_the_plan_without_running()
    {
        var result = CypherQuery.Compile("EXPLAIN MATCH (a:A {key: 'n1'})-[:E*1..8]->(b) RETURN count(DISTINCT b)").Run(Graph([(0, 1), (1, 2)]));

        Assert.Equal(0, result.RowCount);
        Assert.Contains("Key lookup (a:A)", Graph100Plan(), StringComparison.Ordinal);
        Assert.Contains("[:E*1..8]", result.Plan, StringComparison.Ordinal);

        static string Graph100Plan() => CypherQuery.Compile("MATCH (a:A {key: 'n1'}) RETURN a").Explain(Graph([], 100));
    }

    [Fact]
    public void Profile_counts_the_rows_behind_each_operator()
    {
        var result = CypherQuery.Compile("PROFILE MATCH (a:A)-[:E]->(b) RETURN a, b").Run(Graph([(0, 1), (1, 2), (1, 3)]));

        Assert.Equal(3, result.RowCount);
        Assert.Contains("rows 3", result.Plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MATCH (a:A)")]
    [InlineData("MATCH (a:A)-[:E]->(b)")]
    [InlineData("MATCH (a)-[:E]->(b:B)-[:E]-(c)")]
    [InlineData("MATCH (a)-[r]->(b)-[s]->(a)")]
    [InlineData("MATCH (a)-[*1..3]-(b:A)")]
    [InlineData("MATCH (a), (b:B)")]
    [InlineData("MATCH (a) WHERE a.key > 'n2'")]
    [InlineData("UNWIND range(1, 7) AS x MATCH (a:A)")]
    [InlineData("MATCH (a:A) OPTIONAL MATCH (a)-[:E]->(b:B)")]
    [InlineData("MATCH (a) WHERE EXISTS { (a)-->(:B) }")]
    public void What_profile_counts_is_what_there_is(string match)
    {
        var query = CypherQuery.Compile($"PROFILE {match} RETURN count(*)");
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).Array[0, 9].Sample(edges =>
        {
            var result = query.Run(Graph(edges));
            var lines = result.Plan.Split('\n');
            var aggregate = Array.FindIndex(lines, line => line.StartsWith("Aggregate", StringComparison.Ordinal));
            var before = Array.FindLastIndex(lines, aggregate - 1, line => !line.StartsWith(' '));

            Assert.EndsWith($" rows {result[0, 0]}", lines[before].TrimEnd(), StringComparison.Ordinal);
            Assert.EndsWith(" rows 1", lines[aggregate].TrimEnd(), StringComparison.Ordinal);
        }, iter: 100);
    }

    [Fact]
    public void What_is_expected_of_kinds_is_what_there_is() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).Array[1, 9].Sample(edges =>
    {
        var graph = Graph(edges);

        Assert.Contains($"~{graph.NodesOfKind(graph.NodeKindId("A")).Length}", CypherQuery.Compile("MATCH (a:A) RETURN a").Explain(graph), StringComparison.Ordinal);
        Assert.Contains($"~{graph.EdgeCount}\n", CypherQuery.Compile("MATCH (a)-[:E]->(b) RETURN a, b").Explain(graph).Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }, iter: 100);

    [Theory]
    [InlineData("MATCH (a {key: 'n0'})-[*1..8]->(b) {0}")]
    [InlineData("MATCH (a)-[*0..2]->(b) {0}")]
    [InlineData("MATCH (a)-[*..3]-(b) {0}")]
    [InlineData("MATCH (a)-[*1..5]-(a) WITH a, a AS b {0}")]
    [InlineData("MATCH (a)<-[*1..3]-(b:A) {0}")]
    public void Searching_for_ends_only_gives_the_ends_of_all_trails(string match)
    {
        var ends = CypherQuery.Compile(match.Replace("{0}", "RETURN DISTINCT a.key AS a, b.key AS b ORDER BY a, b", StringComparison.Ordinal));
        var trails = CypherQuery.Compile(match.Replace("{0}", "WITH a, b, count(*) AS n WITH a.key AS a, b.key AS b RETURN a, b ORDER BY a, b", StringComparison.Ordinal));
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).Array[0, 9].Sample(edges =>
        {
            var graph = Graph(edges);
            Assert.Equal(trails.Run(graph).Rows.Select(row => row.ToString()), ends.Run(graph).Rows.Select(row => row.ToString()));
        }, iter: 300);
    }

    private static GraphSnapshot Graph((int From, int To)[] edges, int nodes = 6)
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < nodes; i++)
        {
            builder.AddNode($"n{i}", i % 2 == 0 ? "B" : "A");
        }

        builder.AddKind(0, "A");
        foreach (var (from, to) in edges)
        {
            builder.AddEdge(from, "E", to);
        }

        return builder.Freeze();
    }
}
