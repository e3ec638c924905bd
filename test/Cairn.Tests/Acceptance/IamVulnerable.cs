using Cairn.Tests.Acceptance.Labs;

namespace Cairn.Tests.Acceptance;

/// <summary>An account of users and roles that each can escalate in one way, and of principals made to fool detectors.</summary>
public sealed class IamVulnerable
{
    public static TheoryData<string> Decoys => [.. VulnerableIdentities.Decoys];

    public static TheoryData<string> NotAlone => [.. VulnerableIdentities.NotAlone.Keys];

    public static TheoryData<string, string?> Escalating
    {
        get
        {
            var data = new TheoryData<string, string?>();
            foreach (var (name, path) in VulnerableIdentities.Escalating)
                data.Add(name, path);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Decoys))]
    public void What_only_looks_like_an_escalation_is_none(string name)
    {
        var found = VulnerableIdentities.Of(name);

        Assert.Equal(2, found.Count);
        Assert.All(found, arn => Assert.Empty(VulnerableIdentities.Admin(arn)));
    }

    [Theory]
    [MemberData(nameof(NotAlone))]
    public void Rights_over_identities_of_another_sort_are_no_escalation_alone(string identity) =>
        Assert.Empty(VulnerableIdentities.Admin(VulnerableIdentities.Arn(identity)));

    [Theory]
    [MemberData(nameof(Escalating))]
    public void Who_can_escalate_is_found_by_the_path_it_has(string name, string? path)
    {
        var found = VulnerableIdentities.Of(name);

        Assert.NotEmpty(found);
        Assert.All(found, arn =>
        {
            var ways = VulnerableIdentities.Admin(arn, path);
            Assert.True(ways.Count > 0, $"{arn}: no way");
            Assert.True(path is null || ways.Any(way => LabResult.Named(way).Contains(path)), $"{arn}: no way by {path}, but by {string.Join("; ", ways.Select(way => string.Join(" > ", way.Derivation.Steps.Select(step => step.Technique.Id))).Distinct())}");
        });
    }
}
