using Cairn.Tests.Acceptance.Labs;

namespace Cairn.Tests.Acceptance;

/// <summary>The same environments and more, several of two accounts, restated as data: the path is found and named as the catalogue names it.</summary>
[Slow]
public sealed class PathfindingScenarios
{
    public static TheoryData<string> Files => [.. LabSet.Scenarios.Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    /// <summary>Environments that hold another way to the same target beside the one their truth is about, and its technique.</summary>
    internal static readonly IReadOnlyDictionary<string, string> OtherPaths = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // The role may also replace the code of every function of the account.
        ["cross-account__dev-to-prod__multi-hop__passrole-lambda-admin"] = "unseen-function",
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void The_path_is_found_and_named(string name)
    {
        var result = LabSet.Result(LabSet.Scenario(name));

        Assert.True(result.Found, string.Join("\n", result.Problems));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Without_what_it_needs_there_is_no_path(string name)
    {
        var left = LabSet.Left(LabSet.Scenario(name));
        Assert.SkipWhen(left is null, "the truth does not say which permissions the attack needs");

        if (OtherPaths.TryGetValue(name, out var technique))
            Assert.All(left!, way => Assert.Contains(technique, way, StringComparison.Ordinal));
        else
            Assert.True(left!.Count == 0, string.Join("\n", left));
    }

    /// <summary>Principals whose name says that they are no administrators must not become one either, whatever the search tries.</summary>
    [Fact]
    public void Who_is_named_no_administrator_does_not_become_one()
    {
        Assert.SkipWhen(LabSet.Folder is null, "the labs are not beside this checkout (set CAIRN_SHARED, or CAIRN_LABS to a folder of such files)");
        var estates = LabSet.Scenarios.Where(path => File.ReadAllText(path).Contains("notAdmin", StringComparison.OrdinalIgnoreCase)).Select(path => Scanned.Of(Lab.Read(path).Records)).ToList();
        Assert.SkipWhen(estates.Count == 0, "nobody in these labs is named so");

        Assert.All(estates, estate => Assert.All(
            Enumerable.Range(0, estate.Graph.NodeCount).Select(estate.Graph.Key).Where(key => key.Contains("notAdmin", StringComparison.OrdinalIgnoreCase)),
            key => Assert.Empty(estate.Ways(key, "admin", 1))));
    }
}
