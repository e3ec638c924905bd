using Cairn.Graph.Cypher;

namespace Cairn.Graph.Tests.Queries;

/// <summary>Whatever a query is doing, it stops soon after it is told to. Measured in processor time, which a busy machine does not stretch.</summary>
public sealed class CancellationTests
{
    // The promise is 50 ms on a machine with nothing else to do; collecting garbage in the background counts here too.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(400);
    private static readonly Lazy<GraphSnapshot> Large = new(Graph);

    [Theory]
    [InlineData("MATCH (a), (b), (c) RETURN count(*)")]
    [InlineData("MATCH (a)-[*]->(b) RETURN count(*)")]
    [InlineData("MATCH p = (a)-[*..12]-(b) RETURN p ORDER BY length(p)")]
    [InlineData("MATCH (a)-[*1..30]->(b) RETURN DISTINCT a, b")]
    [InlineData("MATCH (a)-[]->(b)-[]->(c)-[]->(d)-[]->(e) RETURN a, b, c, d, e")]
    [InlineData("MATCH (a)-[]->(b)-[]->(c)-[]->(d) RETURN d.x, count(*), collect(a.x)")]
    [InlineData("MATCH (a)-[]->(b)-[]->(c) RETURN a.x, b.x, c.x ORDER BY c.x, b.x, a.x")]
    [InlineData("MATCH (a)-[]->(b)-[]->(c) RETURN DISTINCT a.x, b.x, c.x")]
    [InlineData("UNWIND range(1, 2000000) AS x RETURN x ORDER BY -x")]
    [InlineData("UNWIND range(1, 100000000) AS x UNWIND range(1, 1000) AS y RETURN count(*)")]
    [InlineData("MATCH (a), (b) MATCH p = shortestPath((a)-[*]-(b)) RETURN sum(length(p))")]
    [InlineData("MATCH (a), (b) MATCH p = allShortestPaths((a)-[*]-(b)) RETURN count(p)")]
    [InlineData("MATCH (a) CALL path.reach(a) YIELD node RETURN count(*)")]
    [InlineData("MATCH (a) CALL path.reach(a, {cost: 'x'}) YIELD node, cost RETURN count(*)")]
    [InlineData("MATCH (a), (b) CALL path.shortest(a, b, {cost: 'x'}) YIELD cost RETURN sum(cost)")]
    [InlineData("MATCH (a), (b) CALL path.kShortest(a, b, 1000, {cost: 'x'}) YIELD cost RETURN sum(cost)")]
    [InlineData("MATCH (a), (b) WHERE a <> b CALL path.cut(a, b) YIELD weight RETURN sum(weight)")]
    [InlineData("MATCH (a), (b) CALL path.dominators(a, b) YIELD node RETURN count(*)")]
    [InlineData("MATCH (a) WHERE EXISTS { (a)-[*5..9]->(b) WHERE b.x = -1 } RETURN a")]
    [InlineData("MATCH (a) RETURN sum(COUNT { (a)-[]->()-[]->()-[]->() })")]
    [InlineData("MATCH (a) RETURN size([(a)-[]->()-[]->()-[]->(d) | d.x])")]
    [InlineData("RETURN size([x IN range(1, 1000000) WHERE any(y IN range(1, 1000) WHERE y = -x)])")]
    [InlineData("RETURN reduce(s = 0, x IN range(1, 100000000) | s + x)")]
    [InlineData("UNWIND range(1, 1000000) AS x RETURN sum(size(replace(reduce(s = 'a', y IN range(1, 20) | s + s), 'a', 'b')))")]
    [InlineData("UNWIND range(1, 1000000) AS x RETURN count(toUpper(reduce(s = 'a', y IN range(1, 20) | s + s)))")]
    [InlineData("WITH range(1, 1000000) AS l UNWIND range(1, 1000000) AS x WITH l, x WHERE -x IN l RETURN count(*)")]
    [InlineData("WITH range(1, 1000000) AS l UNWIND range(1, 1000000) AS x WITH l, x WHERE l = l + [x] RETURN count(*)")]
    [InlineData("WITH reduce(s = 'a', y IN range(1, 16) | s + s) AS t UNWIND range(1, 1000000) AS x WITH t, x WHERE t =~ '(a*)*(b|aa)*c' RETURN count(*)")]
    [InlineData("UNWIND range(1, 1000000) AS x WITH x WHERE 'aaaa' =~ '(a{1,9}){1,9}' + toString(x) RETURN count(*)")]
    [InlineData("UNWIND range(1, 100000000) AS x RETURN x UNION UNWIND range(1, 100000000) AS x RETURN x")]
    [InlineData("UNWIND range(1, 100000000) AS x RETURN percentileCont(x, 0.5)")]
    public void A_query_stops_soon_after_it_is_told_to(string text)
    {
        using var source = new CancellationTokenSource();
        var query = CypherQuery.Compile(text);
        var graph = Large.Value;
        var budget = new QueryBudget { Paths = long.MaxValue, Rows = long.MaxValue, Memory = 16L << 30 };
        var told = TimeSpan.Zero;
        using var timer = new Timer(_ =>
        {
            told = Environment.CpuUsage.TotalTime;
            source.Cancel();
        }, null, 300, Timeout.Infinite);

        Assert.ThrowsAny<OperationCanceledException>(() => query.Run(graph, budget: budget, cancellationToken: source.Token));

        var took = Environment.CpuUsage.TotalTime - told;
        if (Environment.GetEnvironmentVariable("CAIRN_SHOW_TIMES") is not null)
        {
            Console.WriteLine($"{took.TotalMilliseconds,6:0} ms  {text}");
        }

        Assert.True(took < Limit, $"{took.TotalMilliseconds} ms");
    }

    private static GraphSnapshot Graph()
    {
        var random = new Random(1);
        var builder = new GraphBuilder();
        for (var i = 0; i < 20_000; i++)
        {
            builder.SetProperty(builder.AddAnonymousNode("N"), "x", random.Next(1000));
        }

        for (var i = 0; i < 160_000; i++)
        {
            builder.SetEdgeProperty(builder.AddEdge(random.Next(20_000), "E", random.Next(20_000)), "x", random.Next(1, 100));
        }

        return builder.Freeze();
    }
}
