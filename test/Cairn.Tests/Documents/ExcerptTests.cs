using Cairn.Tests.Golden;

namespace Cairn.Tests.Documents;

/// <summary>What README shows of the demo is what the demo shows.</summary>
[Slow]
public sealed class ExcerptTests
{
    private const string LeftOut = "…";

    [Fact]
    public async Task The_excerpt_in_README_is_real()
    {
        var ended = await CairnProcess.Run(["demo"], TestContext.Current.CancellationToken);

        var output = ended.Output.Split('\n').Select(line => line.TrimEnd()).ToHashSet();
        var excerpt = Excerpt().ToList();

        Assert.NotEmpty(excerpt);
        Assert.All(excerpt, line => Assert.Contains(line, output));
    }

    /// <summary>The first <c>text</c> block.</summary>
    private static IEnumerable<string> Excerpt() => File.ReadLines(Repository.In("README.md"))
        .SkipWhile(line => line != "```text").Skip(1).TakeWhile(line => line != "```")
        .Where(line => line != LeftOut).Select(line => line.TrimEnd());
}
