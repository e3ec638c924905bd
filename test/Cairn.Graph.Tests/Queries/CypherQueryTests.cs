using Cairn.Graph.Cypher;

namespace Cairn.Graph.Tests.Queries;

public sealed class CypherQueryTests
{
    private static readonly GraphSnapshot Estate = Build();

    [Theory]
    [InlineData("MATCH (a)-[p:CAN_MODIFY_CODE]->(f:Function) WHERE f.runtime STARTS WITH 'python' RETURN a.name, f.name", "'dev' | 'etl'")]
    [InlineData("MATCH (r:Role {key: 'role/admin'}) RETURN r.name", "'admin'")]
    [InlineData("MATCH (a)-[:CAN_PASS]->(r:Role), (a)-[:CAN_MODIFY_CODE]->(f:Function) RETURN a.name, r.name, f.name", "'dev' | 'admin' | 'etl'\n'dev' | 'admin' | 'web'\n'dev' | 'worker' | 'etl'\n'dev' | 'worker' | 'web'")]
    [InlineData("MATCH p = shortestPath((u:User)-[*]->(b:Bucket)) RETURN length(p), [n IN nodes(p) | n.name]", "2 | ['dev', 'worker', 'data']")]
    [InlineData("MATCH p = allShortestPaths((u:User)-[*]->(r:Role {name: 'worker'})) RETURN count(p)", "1")]
    [InlineData("MATCH (f:Function) WHERE NOT EXISTS { (f)-[:RUNS_AS]->(:Role {name: 'admin'}) } RETURN f.name", "'etl'\n'web'")]
    [InlineData("MATCH (f:Function) RETURN f.name, COUNT { (f)-[:RUNS_AS]->() } AS roles", "'etl' | 1\n'web' | 1")]
    [InlineData("MATCH (u:User)-[*1..3]->(x) RETURN count(DISTINCT x)", "5")]
    [InlineData("MATCH (u:User)-->{1,2}(x:Role) RETURN DISTINCT x.name ORDER BY x.name", "'admin'\n'worker'")]
    [InlineData("MATCH (n:Bucket|User) RETURN n.name", "'data'\n'dev'")]
    [InlineData("MATCH (:User)-->(n:Role|Bucket WHERE n.name STARTS WITH 'w') RETURN n.name", "'worker'")]
    [InlineData("MATCH (n:Role) WHERE (n)-->(:Bucket|User) RETURN n.name", "'worker'")]
    [InlineData("MATCH (n) WHERE n.runtime IN ['node20', 'ruby'] RETURN n {.name, kind: head(labels(n))}", "{kind: 'Function', name: 'web'}")]
    [InlineData("UNWIND [3, 1, 2] AS x WITH x ORDER BY x LIMIT 2 RETURN collect(x), sum(x)", "[1, 2] | 3")]
    public void A_query_gives_its_rows(string text, string rows)
    {
        var result = CypherQuery.Compile(text).Run(Estate);

        Assert.Equal(rows.Split('\n').Order(StringComparer.Ordinal), result.Rows.Select(row => row.ToString()).Order(StringComparer.Ordinal));
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("MATCH (n) RETURN m", 1, 18, "UndefinedVariable", "")]
    [InlineData("MATCH (node)\nRETURN nod", 2, 8, "UndefinedVariable", "did you mean the variable `node`?")]
    [InlineData("RETURN toLowr('A')", 1, 8, "UnknownFunction", "did you mean the function `toLower`?")]
    [InlineData("CREATE (n)", 1, 1, "WriteClause", "queries here only read; snapshots are immutable")]
    [InlineData("MATCH (n RETURN n", 1, 10, "UnexpectedSyntax", "")]
    public void A_wrong_query_is_diagnosed_where_it_is_wrong(string text, int line, int column, string detail, string help)
    {
        Assert.False(CypherQuery.TryCompile(text, out _, out var diagnostics));

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((line, column, detail, help), (diagnostic.Line, diagnostic.Column, diagnostic.Detail, diagnostic.Help));
    }

    [Fact]
    public void An_unknown_kind_is_a_warning_with_a_suggestion()
    {
        var result = CypherQuery.Compile("MATCH (r:Rol)-[:CAN_PAS]->() RETURN r").Run(Estate);

        Assert.Equal(0, result.RowCount);
        Assert.Equal(["did you mean `Role`?", "did you mean `CAN_PASS`?"], result.Warnings.Select(warning => warning.Help));
    }

    [Fact]
    public void An_unknown_property_is_a_warning_with_a_suggestion()
    {
        var result = CypherQuery.Compile("MATCH (f:Function {nam: 'x'}) WHERE f.runtimee = 'a' OR f.key = 'b' RETURN {other: 1}.other").Run(Estate);

        Assert.Equal(["did you mean `name`?", "did you mean `runtime`?"], result.Warnings.Select(warning => warning.Help));
    }

    [Fact]
    public void The_words_of_the_language_are_listed()
    {
        Assert.Contains("path.shortest(from, to, [options]) :: (path, cost)", QueryLanguage.Procedures);
        Assert.Contains("toLower", QueryLanguage.Functions);
        Assert.Contains("collect", QueryLanguage.Aggregations);
        Assert.Equal(QueryLanguage.Keywords.Order(StringComparer.Ordinal), QueryLanguage.Keywords);
    }

    [Fact]
    public void A_missing_parameter_is_named()
    {
        var query = CypherQuery.Compile("MATCH (r:Role {key: $id}) RETURN r");

        Assert.Equal(["id"], query.Parameters);
        Assert.Contains("$id", Assert.Throws<QueryException>(() => query.Run(Estate)).Message, StringComparison.Ordinal);
        Assert.Equal(1, query.Run(Estate, new Dictionary<string, Value> { ["id"] = "role/admin" }).RowCount);
    }

    [Fact]
    public void Rows_can_be_streamed_until_enough()
    {
        var seen = 0;
        CypherQuery.Compile("MATCH (n) RETURN n").Stream(Estate, row => row[0].AsNode() >= 0 && ++seen < 3);

        Assert.Equal(3, seen);
    }

    [Fact]
    public void One_compiled_query_runs_on_many_graphs_at_once()
    {
        var query = CypherQuery.Compile("MATCH (a)-[:CAN_PASS]->(r) RETURN count(*)");
        var graphs = Enumerable.Range(0, 8).Select(size =>
        {
            var builder = new GraphBuilder();
            for (var i = 0; i < size; i++)
            {
                builder.AddEdge(builder.AddNode("a"), "CAN_PASS", builder.AddNode($"r{i}"));
            }

            return builder.Freeze();
        }).ToArray();

        Parallel.For(0, 200, i => Assert.Equal(i % 8, query.Run(graphs[i % 8])[0, 0]));
    }

    private static GraphSnapshot Build()
    {
        var builder = new GraphBuilder();
        int Add(string kind, string name)
        {
            var node = builder.AddNode($"{kind.ToLowerInvariant()}/{name}", kind);
            builder.SetProperty(node, "name", name);
            return node;
        }

        var (dev, admin, worker) = (Add("User", "dev"), Add("Role", "admin"), Add("Role", "worker"));
        var (etl, web, data) = (Add("Function", "etl"), Add("Function", "web"), Add("Bucket", "data"));
        builder.SetProperty(etl, "runtime", "python3.12");
        builder.SetProperty(web, "runtime", "node20");
        builder.AddEdge(dev, "CAN_MODIFY_CODE", etl);
        builder.AddEdge(dev, "CAN_MODIFY_CODE", web);
        builder.AddEdge(dev, "CAN_PASS", admin);
        builder.AddEdge(dev, "CAN_PASS", worker);
        builder.AddEdge(etl, "RUNS_AS", worker);
        builder.AddEdge(web, "RUNS_AS", worker);
        builder.AddEdge(worker, "CAN_READ", data);
        return builder.Freeze();
    }
}
