using Cairn.Tests.Acceptance.Labs;

namespace Cairn.Tests.Acceptance;

/// <summary>The same environments and more, several of two accounts, restated as data: the path is found and named as the catalogue names it.</summary>
public sealed class PathfindingScenarios
{
    public static TheoryData<string> Files => [.. LabSet.Scenarios.Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_path_is_found_and_named(string name)
    {
        var lab = Lab.Read(LabSet.Scenario(name));

        var result = LabResult.Of(Scanned.Of(lab.Records), lab);

        Assert.True(result.Found, string.Join("\n", result.Problems));
    }
}
