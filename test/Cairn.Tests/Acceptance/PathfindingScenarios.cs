using Cairn.Tests.Acceptance.Labs;

namespace Cairn.Tests.Acceptance;

/// <summary>The same environments and more, several of two accounts, restated as data: the path is found and named as the catalogue names it.</summary>
public sealed class PathfindingScenarios
{
    public static TheoryData<string> Files => [.. LabSet.Scenarios.Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    /// <summary>Environments that hold another way to the same target beside the one their truth is about, and its technique.</summary>
    private static readonly Dictionary<string, string> OtherPaths = new(StringComparer.Ordinal)
    {
        // The role may also replace the code of every function of the account.
        ["cross-account__dev-to-prod__multi-hop__passrole-lambda-admin"] = "unseen-function",
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void The_path_is_found_and_named(string name)
    {
        var lab = Lab.Read(LabSet.Scenario(name));

        var result = LabResult.Of(Scanned.Of(lab.Records), lab);

        Assert.True(result.Found, string.Join("\n", result.Problems));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Without_what_it_needs_there_is_no_path(string name)
    {
        var path = LabSet.Scenario(name);
        var lab = Lab.ReadNearMiss(path);
        Assert.SkipWhen(lab is null, "the truth does not say which permissions the attack needs");

        var left = LabResult.Left(Scanned.Of(lab!.Records), lab);

        if (OtherPaths.TryGetValue(name, out var technique))
            Assert.All(left, way => Assert.Contains(technique, way, StringComparison.Ordinal));
        else
            Assert.True(left.Count == 0, string.Join("\n", left));
    }

    /// <summary>Principals whose name says that they are no administrators must not become one either.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Who_is_named_no_administrator_does_not_become_one(string name)
    {
        var estate = Scanned.Of(Lab.Read(LabSet.Scenario(name)).Records);

        var named = Enumerable.Range(0, estate.Graph.NodeCount).Select(estate.Graph.Key).Where(key => key.Contains("notAdmin", StringComparison.OrdinalIgnoreCase)).ToList();

        Assert.SkipWhen(named.Count == 0, "nobody here is named so");
        Assert.All(named, key => Assert.Empty(estate.Ways(key, "admin", 1)));
    }
}
