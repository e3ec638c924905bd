using Cairn.Cli.Shell;
using Cairn.Graph;

namespace Cairn.Tests.Shell;

public sealed class CompleterTests
{
    private static readonly GraphSnapshot Graph = Build();

    [Theory]
    [InlineData("MAT", "MATCH")]
    [InlineData("MATCH (n:", "Bucket|Odd`s kind|Role")]
    [InlineData("MATCH (n:ro", "Role")]
    [InlineData("MATCH (n:Role|b", "Bucket")]
    [InlineData("MATCH (n)-[r:", "CAN_READ|CAN_WRITE")]
    [InlineData("MATCH (n)-[:CAN_R", "CAN_READ")]
    [InlineData("MATCH (n)-[r:CAN_READ|CAN_", "CAN_READ|CAN_WRITE")]
    [InlineData("MATCH (n:Role) RETURN n.", "key|path")]
    [InlineData("MATCH (n:Bucket) WHERE n.p", "public")]
    [InlineData("MATCH (n)-[r:CAN_READ]->() RETURN r.", "since")]
    [InlineData("MATCH (n) RETURN n.p", "path|public")]
    [InlineData("MATCH (n:Role {", "key|path")]
    [InlineData("MATCH (n:Role {key: 'x', p", "path")]
    [InlineData("MATCH ()-[r:CAN_READ {s", "since")]
    [InlineData("MATCH (n {key: $", "limit|who")]
    [InlineData("MATCH (n) WHERE n:Ro", "Role")]
    [InlineData("RETURN toUpp", "toUpper(")]
    [InlineData("RETURN collec", "collect(")]
    [InlineData("CALL path.r", "path.reach(")]
    [InlineData("CALL pa", "path.cut(|path.dominators(|path.kShortest(|path.reach(|path.shortest(")]
    [InlineData("MATCH (needle) RETURN needl", "needle")]
    [InlineData("RETURN 'MAT", "")]
    [InlineData("RETURN 1 // MAT", "")]
    [InlineData("RETURN 1 /* MAT */ AS", "AS|ASC|asin(")]
    [InlineData("RETURN {a: MAT", "MATCH")]
    [InlineData(":fo", ":format ")]
    [InlineData(":q", ":quit")]
    [InlineData("MATCH (n:`Odd", "`Odd``s kind`")]
    public void What_fits_at_the_cursor_is_offered(string text, string expected)
    {
        var words = new Completer(Graph, () => ["who", "limit"], ShellCommands.Names).Complete(text).Words;

        Assert.Equal(expected.Replace("Odd`s kind|", "`Odd``s kind`|", StringComparison.Ordinal).Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.OrdinalIgnoreCase), words);
    }

    [Fact]
    public void A_name_that_would_command_the_terminal_is_not_offered()
    {
        var builder = new GraphBuilder();
        builder.AddNode("a", "Evil\u001b[31m", "Even");

        Assert.Equal(["Even"], new Completer(builder.Freeze(), () => [], []).Complete("MATCH (n:Ev").Words);
    }

    [Fact]
    public void Any_text_can_be_completed()
    {
        const string Letters = "MATCH (n:Role {key: $a})-[r:`x`]->() WHERE n.x = 'it''s' \"\\ /* */ // | , ; \n";
        for (var seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => Letters[random.Next(Letters.Length)]));
            var (start, words) = new Completer(Graph, () => [], ShellCommands.Names).Complete(text);

            Assert.InRange(start, 0, text.Length);
            Assert.DoesNotContain("", words);
        }
    }

    private static GraphSnapshot Build()
    {
        var builder = new GraphBuilder();
        var role = builder.AddNode("role", "Role");
        var bucket = builder.AddNode("bucket", "Bucket");
        builder.AddKind(builder.AddNode("odd"), "Odd`s kind");
        builder.SetProperty(role, "path", "/");
        builder.SetProperty(bucket, "public", false);
        builder.SetEdgeProperty(builder.AddEdge(role, "CAN_READ", bucket), "since", 2020);
        builder.AddEdge(role, "CAN_WRITE", bucket);
        return builder.Freeze();
    }
}
