using Cairn.Tests.Documents;

namespace Cairn.Tests.Output;

/// <summary>The help of every command can be read where it is piped, and says what each value is.</summary>
[Slow]
public sealed class HelpTests
{
    private const int Width = 80;

    [Theory]
    [InlineData]
    [InlineData("scan")]
    [InlineData("scan", "aws")]
    [InlineData("paths")]
    [InlineData("blast")]
    [InlineData("fix")]
    [InlineData("what-if")]
    [InlineData("diff")]
    [InlineData("gate")]
    [InlineData("inventory")]
    [InlineData("explain")]
    [InlineData("can")]
    [InlineData("who-can")]
    [InlineData("principal")]
    [InlineData("query")]
    [InlineData("graph", "export")]
    [InlineData("drift")]
    [InlineData("collect")]
    [InlineData("collect", "aws")]
    [InlineData("doctor", "aws")]
    public async Task Help_fits_and_names_what_an_option_takes(params string[] command)
    {
        var help = await CairnProcess.Run([.. command, "--help"], TestContext.Current.CancellationToken);

        Assert.Equal(0, help.ExitCode);
        Assert.DoesNotContain(help.Output.Split('\n'), line => line.TrimEnd().Length > Width);
        Assert.DoesNotMatch(@"--([a-z]+) <\1>", help.Output);
    }

    [Fact]
    public async Task Severities_are_told_from_the_least_to_the_worst()
    {
        var help = await CairnProcess.Run(["scan", "--help"], TestContext.Current.CancellationToken);

        Assert.Contains("<low|medium|high|critical>", help.Output, StringComparison.Ordinal);
    }
}
