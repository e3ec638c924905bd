using Cairn.Tests.Acceptance.Labs;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance;

/// <summary>
/// Environments with one known escalation each, as Terraform states: from every start, each target that the state holds must be
/// reached, by the path of the catalogue. The states were made in another account than the truth, with another random suffix.
/// </summary>
[Slow]
public sealed class PathfindingLabs
{
    public static TheoryData<string> States => [.. LabStates.Names];

    [Theory]
    [MemberData(nameof(States))]
    public void The_path_from_start_to_target_is_found_and_named(string name)
    {
        Repository.InShared("estates", "pathfinding-labs");

        var result = LabStates.Result(name);

        if (LabStates.WithoutTheStart.Contains(name))
            Assert.True(Permissions(LabStates.Read(name)) == 0 && !result.Found, $"{name}: the start has permissions now, or is found: take it off the list");
        else
            Assert.True(result.Found, string.Join("\n", result.Problems));
    }

    /// <summary>How many policies the start carries, its groups' included.</summary>
    private static int Permissions((Scanned Estate, Lab Lab) of)
    {
        var estate = of.Estate;
        var start = Assert.Single(LabNodes.Starts(estate.Graph, of.Lab));
        return estate.Estate.Estate.Policies.Count(fact => fact.Owner == start)
            + Enumerable.Range(0, estate.Graph.EdgeCount).Select(estate.Graph.EdgeAt).Count(edge => edge.From == start && estate.Graph.EdgeKinds[edge.Kind] is "HAS_POLICY" or "MEMBER_OF");
    }
}
