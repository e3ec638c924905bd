using Cairn.Graph.Cypher;
using CsCheck;

namespace Cairn.Graph.Tests.Queries;

public sealed class ShortestPathTests
{
    [Theory]
    [InlineData("-[:E*..5]->")]
    [InlineData("<-[:E*..5]-")]
    [InlineData("-[*..5]-")]
    [InlineData("-[:F|E*..3]->")]
    [InlineData("-[*..5 {ok: true}]->")]
    public void All_shortest_paths_are_the_shortest_of_all_paths(string arrow)
    {
        var search = CypherQuery.Compile($"MATCH (a), (b) WHERE a.key < b.key MATCH p = allShortestPaths((a){arrow}(b)) RETURN a.key + b.key AS ends, p");
        var one = CypherQuery.Compile($"MATCH (a), (b) WHERE a.key < b.key MATCH p = shortestPath((a){arrow}(b)) RETURN a.key + b.key AS ends, p");
        var every = CypherQuery.Compile($"MATCH p = (a){arrow}(b) WHERE a.key < b.key RETURN a.key + b.key AS ends, p");
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 3]).Array[0, 9].Sample(edges =>
        {
            var graph = Graph(edges);
            var shortest = every.Run(graph).Rows.GroupBy(row => row[0].AsString())
                .SelectMany(group => group.Where(row => row[1].AsPath().Length == group.Min(other => other[1].AsPath().Length)));

            Assert.Equal(Lines(shortest), Lines(search.Run(graph).Rows));
            var single = one.Run(graph).Rows;
            Assert.Equal(single.Count, single.Select(row => row[0]).Distinct().Count());
            Assert.Subset(Lines(search.Run(graph).Rows).ToHashSet(), Lines(single).ToHashSet());
            Assert.Equal(search.Run(graph).Rows.Select(row => row[0]).Distinct().Count(), single.Count);
        }, iter: 200);
    }

    [Fact]
    public void Any_order_of_pairs_gives_the_same_lengths() => Gen.Select(
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 3]).Array[0, 12],
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2]).Array[1, 30]).Sample((edges, pairs) =>
    {
        var graph = Graph(edges);
        var list = Value.List(pairs.Select(pair => Value.List([$"n{pair.Item1}", $"n{pair.Item2 + 3}"])));
        var parameters = new Dictionary<string, Value> { ["pairs"] = list };
        var together = CypherQuery.Compile("UNWIND $pairs AS pair MATCH (a {key: pair[0]}), (b {key: pair[1]}) MATCH p = shortestPath((a)-[*]->(b)) RETURN pair, length(p)").Run(graph, parameters);
        var one = CypherQuery.Compile("MATCH (a {key: $a}), (b {key: $b}) MATCH p = shortestPath((a)-[*]->(b)) RETURN length(p)");
        var apart = pairs.SelectMany(pair => one.Run(graph, new Dictionary<string, Value> { ["a"] = $"n{pair.Item1}", ["b"] = $"n{pair.Item2 + 3}" }).Rows.Select(row => row[0]));

        Assert.Equal(apart, together.Rows.Select(row => row[1]));
    }, iter: 500);

    private static IEnumerable<string> Lines(IEnumerable<ResultRow> rows) =>
        rows.Select(row => $"{row[0]} {string.Join(',', row[1].AsPath().Nodes)} {string.Join(',', row[1].AsPath().Edges)}").Order(StringComparer.Ordinal);

    private static GraphSnapshot Graph((int From, int To, int Kind)[] edges)
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < 6; i++)
        {
            builder.AddNode($"n{i}");
        }

        foreach (var (from, to, kind) in edges)
        {
            builder.SetEdgeProperty(builder.AddEdge(from, kind == 0 ? "F" : "E", to), "ok", kind != 1);
        }

        return builder.Freeze();
    }
}
