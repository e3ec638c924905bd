using System.Text;
using Cairn.Cli.Shell;
using Cairn.Graph;
using Cairn.Graph.Cypher;

namespace Cairn.Tests.Shell;

public sealed class QueryShellTests
{
    [Theory]
    [InlineData("MATCH (n) RETURN count(n) AS nodes", "nodes\n-----\n2\n")]
    [InlineData(":format csv|RETURN 1 AS a, 'x' AS b", "a,b\n1,x\n")]
    [InlineData(":format json|RETURN 1 AS a", "{\"columns\":[\"a\"],\"rows\":[[1]]}\n")]
    [InlineData(":format xml", "!cairn: there is no format `xml`\n!cairn: help: table, json or csv\n")]
    [InlineData(":param who=bucket|MATCH (n {key: $who}) RETURN n.size AS size", "size\n----\n3\n")]
    [InlineData(":param a=1|:param $b='1'|:params|:param a=|:params", "a=1\nb='1'\nb='1'\n")]
    [InlineData(":schema", "nodes\n  Bucket 1  key, size\n  Role 1  key\nedges\n  CAN_READ 1\n")]
    [InlineData(":schema bucket", "nodes\n  Bucket 1  key, size\n")]
    [InlineData("RETURN siz(1)", "!cairn: 1:8: SyntaxError: there is no function `siz`\n!cairn:   RETURN siz(1)\n!cairn:          ^^^^^^\n!cairn: help: did you mean the function `size`?\n")]
    [InlineData("RETURN 1|:quit|RETURN 2", "1\n-\n1\n")]
    [InlineData(":nonsense", "!cairn: there is no command `:nonsense`\n!cairn: help: `:help` lists the commands\n")]
    [InlineData(":explain", "!cairn: there was no query yet\n")]
    [InlineData(":timeout 0", "!cairn: `0` is no number of seconds\n")]
    [InlineData("UNWIND range(1, 5) AS x RETURN x", "!cairn: BudgetExceeded: the query has more than 4 rows\n!cairn: help: add a LIMIT, or raise the budget `rows`\n!cairn: help: `--max-rows N` raises it\n")]
    [InlineData("MATCH (n:Bukket) RETURN n.key AS k", "k\n-\n!Warning: the graph has no kind `Bukket`\n!help: did you mean `Bucket`?\n")]
    public void Statements_are_answered_one_after_another(string statements, string expected) => Assert.Equal(expected, Run(statements.Split('|'), null));

    [Fact]
    public void Plans_are_shown_without_and_with_counts()
    {
        Assert.Contains("Scan", Run([":explain MATCH (n:Role) RETURN n"], null), StringComparison.OrdinalIgnoreCase);
        var both = Run(["MATCH (n:Role) RETURN n.key AS k", ":profile"], null);
        Assert.Contains("rows", both, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_wide_answer_is_cut_to_the_screen_and_says_so()
    {
        var shown = Run(["UNWIND [1] AS x RETURN '" + new string('a', 60) + "' AS one, '" + new string('b', 60) + "' AS two"], 80);

        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("cut to fit", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_answer_is_cut_to_what_a_person_reads_and_says_so()
    {
        var shown = Run(["UNWIND range(1, 2500) AS x RETURN x"], 80, 10_000);

        Assert.Contains("2,500 rows", shown, StringComparison.Ordinal);
        Assert.Contains("the first 1,000 shown", shown, StringComparison.Ordinal);
        Assert.Equal(1003, shown.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public void A_name_from_outside_commands_no_terminal()
    {
        foreach (var format in new[] { "table", "json" })
        {
            var shown = Run([$":format {format}", "RETURN 'a\u001b[31m\u202eb' AS `x\u0007`", "MATCH (n:`\u001b[31m`) RETURN n.key AS k"], 80);

            Assert.DoesNotContain('\u001b', shown);
            Assert.DoesNotContain('\u0007', shown);
            Assert.DoesNotContain('\u202e', shown);
        }
    }

    [Fact]
    public void A_cancelled_query_says_so_and_the_next_one_runs()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var (shell, text) = Shell(null, 4);

        Assert.True(shell.Run("MATCH (a)-[*]-(b) RETURN count(*)", cancelled.Token));
        Assert.True(shell.Run("RETURN 7 AS x", CancellationToken.None));

        Assert.Equal("!cairn: stopped\nx\n-\n7\n", text());
    }

    private static string Run(string[] statements, int? width, long rows = 4)
    {
        var (shell, text) = Shell(width, rows);
        foreach (var statement in statements)
        {
            if (!shell.Run(statement, CancellationToken.None))
                break;
        }

        return text();
    }

    // Complaints are marked and stand where they were made.
    private static (QueryShell Shell, Func<string> Text) Shell(int? width, long rows)
    {
        var stream = new MemoryStream();
        var output = new StreamWriter(stream) { NewLine = "\n", AutoFlush = true };
        return (new QueryShell(Graph(), new ShellSettings(new QueryBudget { Rows = rows }, "table", new Dictionary<string, Value>()), output, new Marked(output), width), () => Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static GraphSnapshot Graph()
    {
        var builder = new GraphBuilder();
        builder.AddEdge(builder.AddNode("role", "Role"), "CAN_READ", builder.AddNode("bucket", "Bucket"));
        builder.SetProperty(1, "size", 3);
        return builder.Freeze();
    }

    private sealed class Marked(TextWriter to) : StringWriter
    {
        public override void WriteLine(string? value) => to.WriteLine($"!{value}");
    }
}
