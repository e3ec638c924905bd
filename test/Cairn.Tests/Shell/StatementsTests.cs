using Cairn.Cli.Shell;

namespace Cairn.Tests.Shell;

public sealed class StatementsTests
{
    [Theory]
    [InlineData("RETURN 1", "RETURN 1")]
    [InlineData("RETURN 1; RETURN 2;\n", "RETURN 1|RETURN 2")]
    [InlineData("RETURN ';' AS a; RETURN \"b;\\\";\";", "RETURN ';' AS a|RETURN \"b;\\\";\"")]
    [InlineData("RETURN 1 AS `;`;", "RETURN 1 AS `;`")]
    [InlineData("// one; two\nRETURN 1; /* ; */ RETURN 2", "// one; two\nRETURN 1|/* ; */ RETURN 2")]
    [InlineData(":format csv\nRETURN 1;\n:quit", ":format csv|RETURN 1|:quit")]
    [InlineData(":explain MATCH (n)\nRETURN n;:help", ":explain MATCH (n)\nRETURN n|:help")]
    [InlineData(":explain\nRETURN 1", ":explain|RETURN 1")]
    [InlineData(" ;; \n", "")]
    [InlineData("RETURN 'open", "RETURN 'open")]
    public void A_text_is_split_at_the_semicolons_that_end_statements(string text, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Statements.Of(text));

    [Theory]
    [InlineData("", true)]
    [InlineData("RETURN 1", false)]
    [InlineData("RETURN 1;", true)]
    [InlineData("RETURN ';", false)]
    [InlineData("RETURN 1 // ;", false)]
    [InlineData(":help", true)]
    [InlineData(":explain", true)]
    [InlineData(":explain RETURN 1", false)]
    [InlineData(":explain RETURN 1;", true)]
    public void Enter_ends_what_is_complete(string text, bool complete) => Assert.Equal(complete, Statements.IsComplete(text));
}
