using Cairn.Cli.Commands;

namespace Cairn.Tests.Output;

/// <summary>The first thing anybody sees fits a terminal.</summary>
public sealed class WelcomeTests
{
    [Fact]
    public void No_line_is_broken()
    {
        using var written = new StringWriter();

        Welcome.Print(written);

        Assert.DoesNotContain(written.ToString().Split('\n'), line => line.TrimEnd('\r').Length > 80);
    }
}
