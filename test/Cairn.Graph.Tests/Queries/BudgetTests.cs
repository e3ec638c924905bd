using System.Diagnostics;
using Cairn.Graph.Cypher;

namespace Cairn.Graph.Tests.Queries;

[Trait("speed", "slow")]
public sealed class BudgetTests
{
    private static readonly GraphSnapshot Dense = Complete(40);

    [Theory]
    [InlineData("MATCH p = ()-[*]-() RETURN p")]
    [InlineData("MATCH (a)-[*1..20]->(b) RETURN count(*)")]
    [InlineData("MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)")]
    [InlineData("MATCH (a), (b), (c), (d), (e), (f) RETURN DISTINCT a, b, c, d, e, f")]
    [InlineData("MATCH (a), (b), (c), (d), (e) RETURN a, b, c, d, e ORDER BY a, b, c, d, e")]
    [InlineData("MATCH (a), (b), (c), (d), (e) RETURN collect([a, b, c, d, e])")]
    [InlineData("RETURN range(1, 1000000000000)")]
    [InlineData("UNWIND range(1, 10000000) AS x UNWIND range(1, 10000000) AS y RETURN count(*)")]
    [InlineData("RETURN reduce(s = 'a', x IN range(1, 100) | s + s)")]
    [InlineData("RETURN reduce(s = [1], x IN range(1, 100) | s + s)")]
    [InlineData("RETURN size([x IN range(1, 100000) WHERE any(y IN range(1, 100000) WHERE x = -y)])")]
    [InlineData("MATCH (a) WHERE EXISTS { (a)-[*30..40]->(b) WHERE b.key = 'nobody' } RETURN a")]
    [InlineData("MATCH p = allShortestPaths((a)-[*]-(b)) RETURN count(p), collect([n IN range(1, 100000) | p])")]
    [InlineData("UNWIND range(1, 30000000) AS x RETURN x")]
    [InlineData("RETURN [x IN range(1, 100000) | range(1, 100000)]")]
    [InlineData("RETURN reduce(l = [], x IN range(1, 100000) | [l])")]
    [InlineData("RETURN reduce(m = {}, x IN range(1, 100000) | {m: m})")]
    [InlineData("RETURN replace('aaaaaaaaaaaaaaaaaaaa', 'a', reduce(s = 'b', x IN range(1, 27) | s + s))")]
    public void A_query_that_would_never_end_ends_with_a_budget_error(string text)
    {
        var budget = new QueryBudget { Time = TimeSpan.FromMilliseconds(300), Memory = 64 << 20, Rows = 1_000_000 };
        var clock = Stopwatch.StartNew();

        var error = Assert.Throws<QueryException>(() => CypherQuery.Compile(text).Run(Dense, budget: budget));

        Assert.Equal("BudgetExceeded", error.Diagnostics[0].Type);
        Assert.NotEmpty(error.Diagnostics[0].Help);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    [Fact]
    public void Following_too_many_relationships_names_the_budget()
    {
        var error = Assert.Throws<QueryException>(() => CypherQuery.Compile("MATCH (a)-[*]->(b) RETURN count(*)").Run(Dense, budget: new QueryBudget { Paths = 10_000 }));

        Assert.Equal("Paths", error.Diagnostics[0].Detail);
    }

    [Fact]
    public void Cancelling_ends_a_run_soon()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var clock = Stopwatch.StartNew();

        Assert.ThrowsAny<OperationCanceledException>(() => CypherQuery.Compile("MATCH (a)-[*]->(b) RETURN count(*)").Run(Dense, cancellationToken: source.Token));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("(", ")", 10_000)]
    [InlineData("[", "]", 10_000)]
    [InlineData("{a: ", "}", 10_000)]
    [InlineData("NOT ", "", 100_000)]
    [InlineData("- ", "", 100_000)]
    [InlineData("1 + ", "", 200_000)]
    [InlineData("CASE WHEN ", "", 10_000)]
    [InlineData("size(", ")", 10_000)]
    [InlineData("[x IN ", " | x]", 10_000)]
    [InlineData("1 < ", "", 100_000)]
    [InlineData("true AND ", "", 100_000)]
    [InlineData("((((", "", 100_000)]
    [InlineData("({a:", "", 50_000)]
    [InlineData("EXISTS { MATCH (n) WHERE ", " }", 5_000)]
    [InlineData("1 UNION RETURN ", "", 20_000)]
    [InlineData("COUNT { MATCH (n) WHERE 0 < ", " }", 5_000)]
    [InlineData("reduce(a = ", ", x IN [1] | a)", 10_000)]
    [InlineData("all(x IN [1] WHERE ", ")", 10_000)]
    [InlineData("[(a)-->(b) WHERE ", " | 1]", 5_000)]
    [InlineData("CASE 1 WHEN 1 THEN ", " END", 10_000)]
    [InlineData("true XOR NOT ", "", 100_000)]
    [InlineData("[1][", "]", 10_000)]
    [InlineData("n {a: ", "}", 10_000)]
    public void A_monstrous_text_is_compiled_or_refused_but_never_kills(string open, string close, int times)
    {
        var text = "RETURN " + string.Concat(Enumerable.Repeat(open, times)) + "true" + string.Concat(Enumerable.Repeat(close, times));
        var clock = Stopwatch.StartNew();

        CypherQuery.TryCompile(text, out _, out _);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("UNWIND [1] AS x# ")]
    [InlineData("MATCH (n#) ")]
    [InlineData("WITH 1 AS x# ")]
    public void A_hundred_thousand_clauses_are_refused(string clause)
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(i => clause.Replace("#", $"{i}", StringComparison.Ordinal))) + "RETURN 1";

        Assert.False(CypherQuery.TryCompile(text, out _, out var diagnostics));
        Assert.Equal("TooManyParts", diagnostics[0].Detail);
    }

    [Theory]
    [InlineData("RETURN '", "a", "' AS x")]
    [InlineData("RETURN '", "\\n", "' AS x")]
    [InlineData("RETURN 1 AS `", "a", "`")]
    [InlineData("RETURN 1 AS ", "a", "")]
    [InlineData("RETURN [1", ", 1", "] AS x")]
    [InlineData("RETURN {a: 1", ", a: 1", "} AS x")]
    [InlineData("RETURN 1", " + 1", " AS x")]
    [InlineData("RETURN 'a'", " + 'a'", " AS x")]
    [InlineData("RETURN true", " AND true", " AS x")]
    [InlineData("RETURN 1", " < 2", " AS x")]
    [InlineData("RETURN 1 // ", "a", "")]
    [InlineData("RETURN 1 /* ", "* ", "")]
    [InlineData("MATCH (a)", "-->(a)", " RETURN 1")]
    [InlineData("MATCH (a)", ", (a)", " RETURN 1")]
    [InlineData("MATCH (a:A", "|A", ") RETURN 1")]
    [InlineData("MATCH (a:A", ":A", ") RETURN 1")]
    [InlineData("MATCH (a)-[:R", "|R", "]->() RETURN 1")]
    [InlineData("MATCH (a) WHERE a.x IN [0", ", 'a'", "] RETURN 1")]
    [InlineData("RETURN 1 AS x ORDER BY x", ", x", "")]
    [InlineData("RETURN 1 AS x", " UNION RETURN 1 AS x", "")]
    [InlineData("RETURN a", ".a", "")]
    [InlineData("RETURN [1]", "[0]", "")]
    [InlineData("RETURN CASE 1", " WHEN 1 THEN 1", " END")]
    [InlineData("RETURN coalesce(1", ", 1", ")")]
    [InlineData("RETURN 1", "1", "")]
    [InlineData("RETURN 0.1", "1", "")]
    [InlineData("", " ", "")]
    [InlineData("", "\0", "")]
    [InlineData("RETURN ", "$a + ", "1")]
    [InlineData("MATCH (n) RETURN n", " {.x}", "")]
    [InlineData("CALL path.reach(", "1, ", "1) YIELD node RETURN 1")]
    [InlineData("MATCH (n) RETURN 'a' =~ '", "(a|b)*", "'")]
    public void A_megabyte_of_text_ends_soon(string head, string unit, string tail)
    {
        var text = head + string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)) + tail;
        var before = Environment.CpuUsage.TotalTime;

        if (CypherQuery.TryCompile(text, out var query, out var diagnostics))
        {
            try
            {
                query!.Run(Dense, new Dictionary<string, Value> { ["a"] = 1 }, new QueryBudget { Time = TimeSpan.FromSeconds(1), Memory = 256 << 20 }); // it was compiled
            }
            catch (QueryException)
            {
                // An error is an answer.
            }
        }
        else
        {
            Assert.All(diagnostics, diagnostic => Assert.InRange(diagnostic.ToString().Length, 1, 2_000));
        }

        var took = Environment.CpuUsage.TotalTime - before;
        Assert.True(took < TimeSpan.FromSeconds(8), $"{took}");
    }

    [Theory]
    [InlineData("RETURN range(1, 5000000) - 1")]
    [InlineData("RETURN reduce(s = 'a', x IN range(1, 24) | s + s) - 1")]
    [InlineData("RETURN toInteger({a: range(1, 5000000)})")]
    public void A_message_about_a_huge_value_is_brief(string text)
    {
        var error = Assert.Throws<QueryException>(() => CypherQuery.Compile(text).Run(GraphSnapshot.Empty));

        Assert.InRange(error.Message.Length, 10, 500);
        Assert.Contains('…', error.Message);
    }

    [Fact]
    public void Three_hundred_clauses_run()
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => $"UNWIND [1] AS x{i} ")) + "RETURN x299";

        Assert.Equal(1, CypherQuery.Compile(text).Run(GraphSnapshot.Empty)[0, 0]);
    }

    [Fact]
    public void Two_hundred_nested_lists_are_fine()
    {
        var text = "RETURN " + new string('[', 200) + "1" + new string(']', 200) + " AS list";

        Assert.Equal(1, CypherQuery.Compile(text).Run(GraphSnapshot.Empty).RowCount);
    }

    private static GraphSnapshot Complete(int size)
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < size * size; i++)
        {
            builder.AddEdge(builder.AddNode($"n{i / size}", "N"), "E", builder.AddNode($"n{i % size}", "N"));
        }

        return builder.Freeze();
    }
}
