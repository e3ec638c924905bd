using System.Globalization;
using Cairn.Graph.Cypher;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary>Random queries against the reference evaluator, and random text against the compiler. CAIRN_FUZZ_CASES and CAIRN_FUZZ_SEED make longer runs.</summary>
public sealed class FuzzTests
{
    private static readonly int Cases = Setting("CAIRN_FUZZ_CASES", 3_000);
    private static readonly int Seed = Setting("CAIRN_FUZZ_SEED", 1);

    private static readonly string[] Words =
    [
        "MATCH", "OPTIONAL", "WHERE", "RETURN", "WITH", "UNWIND", "AS", "CALL", "YIELD", "UNION", "ALL", "DISTINCT", "ORDER", "BY", "SKIP", "LIMIT", "CASE", "WHEN", "THEN", "ELSE", "END",
        "AND", "OR", "XOR", "NOT", "IN", "IS", "NULL", "STARTS", "CONTAINS", "EXISTS", "COUNT", "any", "none", "reduce", "shortestPath", "count(*)", "collect(n)", "path.reach", "date", "duration",
        "(", ")", "[", "]", "{", "}", "<", ">", "-", "->", "<-", "=", "<>", "..", "*", "+", "/", "%", "^", ",", ".", ":", ";", "|", "$p", "n", "m", "r", "x", "A", "R", "0", "1", "2.5", "'s'", "true", "null", "`q`", "(n)", "-->", "[r]", "n.x", "=~",
    ];

    [Fact]
    public void Random_queries_give_what_the_reference_gives()
    {
        var withRows = 0;
        for (var i = 0; i < Cases; i++)
        {
            var generator = new QueryGenerator(unchecked((Seed * 1_000_003) + i));
            var graph = generator.Graph();
            var text = generator.Query();
            if (new ReferenceEvaluator(graph).Run(text) is not { } expected)
            {
                continue;
            }

            withRows += expected.Count > 0 ? 1 : 0;
            var result = CypherQuery.Compile(text).Run(graph);
            var columns = Enumerable.Range(0, result.Columns.Count).OrderBy(column => result.Columns[column], StringComparer.Ordinal).ToArray();
            var actual = result.Rows.Select(row => string.Join(" | ", columns.Select(column => $"{result.Columns[column]}={ReferenceEvaluator.Show(row[column])}"))).Order(StringComparer.Ordinal);

            Assert.True(expected.SequenceEqual(actual), $"case {i}\n{text}\n{Show(graph)}\nexpected {string.Join(" / ", expected)}\nactual   {string.Join(" / ", actual)}\n{CypherQuery.Compile(text).Explain(graph)}");
        }

        Assert.True(withRows > Cases / 4, $"only {withRows} of {Cases} cases had rows");
    }

    [Fact]
    public void Random_text_is_compiled_or_refused_and_what_compiles_runs_or_fails_cleanly()
    {
        var random = new Random(Seed);
        var graph = new QueryGenerator(Seed + 7).Graph();
        var parameters = new Dictionary<string, Value> { ["p"] = 1 };
        var budget = new QueryBudget { Time = TimeSpan.FromMilliseconds(500), Memory = 16 << 20, Paths = 100_000, Rows = 10_000 };
        for (var i = 0; i < Cases * 5; i++)
        {
            var text = i % 2 == 0 ? Soup(random) : Mutated(random, new QueryGenerator(unchecked((Seed * 7919) + i)).Query());
            if (!CypherQuery.TryCompile(text, out var query, out _))
            {
                continue;
            }

            try
            {
                query!.Run(graph, parameters, budget); // TryCompile gave one
            }
            catch (QueryException)
            {
                // An error of the query or an exceeded budget is an answer; anything else fails the test.
            }
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static string Soup(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 25)).Select(_ => Words[random.Next(Words.Length)]).Prepend(random.Next(2) == 0 ? "MATCH (n) RETURN" : ""));

    private static string Mutated(Random random, string text)
    {
        for (var i = random.Next(1, 4); i > 0 && text.Length > 0; i--)
        {
            var at = random.Next(text.Length);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at)),
                1 => text.Insert(at, Words[random.Next(Words.Length)]),
                2 => text.Insert(at, " " + Words[random.Next(Words.Length)] + " "),
                _ => text[..at] + text[random.Next(text.Length)..],
            };
        }

        return text;
    }

    private static string Show(GraphSnapshot graph) => string.Join(", ", Enumerable.Range(0, graph.NodeCount).Select(node => $"n{node}{Value.Node(graph, node)}"))
        + "; " + string.Join(", ", Enumerable.Range(0, graph.EdgeCount).Select(graph.EdgeAt).Select(edge => $"r{edge.Id} n{edge.From}{Value.Relationship(graph, edge.Id)}n{edge.To}"));
}
