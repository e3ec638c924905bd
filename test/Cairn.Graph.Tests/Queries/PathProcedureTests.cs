using Cairn.Graph.Cypher;

namespace Cairn.Graph.Tests.Queries;

public sealed class PathProcedureTests
{
    private static readonly GraphSnapshot Diamond = Build();

    [Theory]
    [InlineData("MATCH (a {key: 'a'}), (d {key: 'd'}) CALL path.shortest(a, d) YIELD path, cost RETURN [n IN nodes(path) | n.key], cost", "['a', 'd'] | 1")]
    [InlineData("MATCH (a {key: 'a'}), (d {key: 'd'}) CALL path.shortest(a, d, {cost: 'cost'}) YIELD path, cost RETURN [n IN nodes(path) | n.key], cost", "['a', 'b', 'd'] | 3")]
    [InlineData("MATCH (a {key: 'a'}), (d {key: 'd'}) CALL path.shortest(a, d, {cost: 'cost', kinds: ['X']}) YIELD cost RETURN cost", "9")]
    [InlineData("MATCH (a {key: 'a'}), (d {key: 'd'}) CALL path.kShortest(a, d, 5, {cost: 'cost'}) YIELD cost RETURN collect(cost)", "[3, 7, 9]")]
    [InlineData("MATCH (a {key: 'a'}), (t) WHERE t.key IN ['b', 'e'] WITH a, collect(t) AS ts CALL path.kShortest(a, ts, 2, {cost: 'cost'}) YIELD path, cost RETURN collect([nodes(path)[-1].key, cost])", "[['b', 1], ['e', 4], ['e', 8]]")]
    [InlineData("MATCH (a {key: 'a'}) CALL path.reach(a, {kinds: ['Y'], maxDepth: 1}) YIELD node RETURN collect(node.key)", "['a', 'b']")]
    [InlineData("MATCH (a {key: 'a'}) CALL path.reach(a, {cost: 'cost'}) YIELD node, cost RETURN node.key, cost ORDER BY cost LIMIT 3", "'a' | 0\n'b' | 1\n'd' | 3")]
    [InlineData("MATCH (d {key: 'd'}) CALL path.reach(d, {direction: 'in', maxDepth: 1}) YIELD node RETURN count(node)", "4")]
    [InlineData("MATCH (a {key: 'a'}), (d {key: 'd'}) CALL path.cut(a, d) YIELD relationship, weight RETURN count(relationship), max(weight)", "3 | 3")]
    [InlineData("MATCH (a {key: 'a'}), (e {key: 'e'}) CALL path.dominators(a, e) YIELD node RETURN collect(node.key)", "['d', 'a']")]
    public void A_path_search_can_be_called(string text, string rows)
    {
        var result = CypherQuery.Compile(text).Run(Diamond);

        Assert.Equal(rows.Split('\n'), result.Rows.Select(row => row.ToString()));
    }

    [Theory]
    [InlineData("MATCH (a {key: 'a'}) CALL path.reach(a, {cost: 'name'}) YIELD node RETURN node")]
    [InlineData("MATCH (a {key: 'a'}) CALL path.reach(a, {direction: 'up'}) YIELD node RETURN node")]
    [InlineData("MATCH (a {key: 'a'}) CALL path.reach([1]) YIELD node RETURN node")]
    [InlineData("MATCH (a {key: 'a'}) CALL path.kShortest(a, a, -1) YIELD path RETURN path")]
    public void Wrong_options_are_an_error_of_the_query(string text) => Assert.Throws<QueryException>(() => CypherQuery.Compile(text).Run(Diamond));

    [Fact]
    public void Costs_beyond_all_numbers_are_an_error_of_the_query()
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < 3000; i++)
        {
            builder.SetEdgeProperty(builder.AddEdge(builder.AddNode($"n{i}"), "E", builder.AddNode($"n{i + 1}")), "cost", 1_000_000);
        }

        var query = CypherQuery.Compile("MATCH (a {key: 'n0'}) CALL path.reach(a, {cost: 'cost'}) YIELD cost RETURN max(cost)");

        Assert.Equal("ArithmeticError", Assert.Throws<QueryException>(() => query.Run(builder.Freeze())).Diagnostics[0].Type);
    }

    private static GraphSnapshot Build()
    {
        var builder = new GraphBuilder();
        void Add(string from, string kind, string to, int cost)
        {
            var edge = builder.AddEdge(builder.AddNode(from), kind, builder.AddNode(to));
            builder.SetEdgeProperty(edge, "cost", cost);
            builder.SetEdgeProperty(edge, "name", kind);
        }

        Add("a", "X", "d", 9);
        Add("a", "Y", "b", 1);
        Add("b", "Y", "d", 2);
        Add("a", "X", "c", 3);
        Add("c", "Y", "d", 4);
        Add("d", "X", "e", 1);
        return builder.Freeze();
    }
}
