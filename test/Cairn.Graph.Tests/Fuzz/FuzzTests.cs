namespace Cairn.Graph.Tests.Fuzz;

/// <summary>A few thousand cases of what <see cref="FuzzCommand"/> runs for as long as one likes.</summary>
public sealed class FuzzTests
{
    private const int Cases = 16_000;

    [Fact]
    public void Random_queries_give_what_the_reference_gives_and_no_text_does_harm()
    {
        var run = new FuzzRun();

        run.Try(1, Cases, FuzzRun.Corpus());

        Assert.True(run.Findings.Count == 0, string.Join('\n', run.Findings));
        Assert.True(run.WithRows > Cases / 8, $"only {run.WithRows} of {Cases} cases had rows");
    }
}
