using Cairn.Tests.Acceptance.Labs;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance;

/// <summary>The committed scoreboard is what the acceptance tests find; <c>CAIRN_ACCEPT=1</c> writes it anew.</summary>
public sealed class Accuracy
{
    private static readonly string Page = Repository.In("docs", "accuracy.md");
    private static readonly Lazy<IReadOnlyList<Score>> Samples = new(Scores.OfSamples);

    [Fact]
    public void Nothing_that_ships_with_the_sources_is_missed_or_made_up() => Assert.All(Samples.Value, score => Assert.Equal(score.Of, score.Right));

    [Fact]
    public void The_part_about_the_samples_is_current() => Assert.Contains(AccuracyPage.Samples(Samples.Value), File.ReadAllText(Page), StringComparison.Ordinal);

    [Fact]
    [Slow]
    public void The_whole_page_is_current()
    {
        Repository.InShared("estates", "pathfinding-labs");
        Assert.SkipUnless(LabSet.IsShared, "CAIRN_LABS names other labs than the page is about");

        GoldenFile.Matches(Page, AccuracyPage.Whole(Samples.Value, Scores.OfShared()));
    }
}
