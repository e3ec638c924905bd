using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance;

/// <summary>Principals made to fool detectors: five that look able to escalate and are not, four that look unable and are.</summary>
public sealed class IamVulnerable
{
    private static readonly Lazy<Scanned> Estate = new(() => Scanned.Read(Repository.InShared("estates", "iam-vulnerable", "state.json")));

    [Theory]
    [InlineData("fp1-allow-and-deny")]
    [InlineData("fp2-allow-and-deny-multiple-policies")]
    [InlineData("fp3-deny-iam")]
    [InlineData("fp4-nonExploitableResourceConstraint")]
    [InlineData("fp5-nonExploitableConditionConstraint")]
    public void What_only_looks_like_an_escalation_is_none(string name) =>
        Assert.All(["user", "role"], kind => Assert.Empty(Admin(kind, name)));

    [Theory]
    [InlineData("fn1-privesc3-partial")]
    [InlineData("fn2-exploitableResourceConstraint")]
    [InlineData("fn3-exploitableConditionConstraint")]
    [InlineData("fn4-exploitableNotAction")]
    public void What_looks_harmless_is_an_escalation(string name) =>
        Assert.NotEmpty(Admin("user", name));

    private static IReadOnlyList<Cairn.Analysis.Risk.RatedAttack> Admin(string kind, string name) =>
        Estate.Value.Paths($"arn:aws:iam::123456789012:{kind}/{name}-{kind}", kind: "admin").Attacks;
}
