using Cairn.Analysis.Knowledge;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance;

/// <summary>Three environments to be attacked, each with its one known path.</summary>
public sealed class CloudGoat
{
    /// <summary>Environment, where the attacker starts, what is reached and how, and the techniques on the way.</summary>
    public static TheoryData<string, string, string, Capability, string[]> Known => new()
    {
        { "vulnerable_lambda", "cg-bilbo-cgid1", "cgid1-final_flag", Capability.Own, ["assume-role", "invoke", "deputy-attach-user-policy"] },
        { "s3_version_rollback_via_cfn", "web_manager-cgid1", "cg-s3-version-index-cgid1", Capability.Write, ["passrole-stack", "passrole-function-invoke-apart", "write-data"] },

        // That the messages carry a key stands in no configuration: the path ends where they are read.
        { "sns_secrets", "cg-sns-user-cgid1", "public-topic-cgid1", Capability.Read, ["read-data"] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void The_known_path_is_found(string environment, string from, string to, Capability capability, string[] techniques) =>
        Assert.True(IsFound(environment, from, to, capability, techniques), $"{environment}: {capability} of {to} from {from} by {string.Join(", ", techniques)}");

    [Fact]
    public void A_denied_write_is_no_write_of_the_one_it_is_denied()
    {
        var estate = Scanned.Read(Repository.InShared("estates", "cloudgoat", "s3_version_rollback_via_cfn.state.json"));

        Assert.All(estate.Derivations(["web_manager-cgid1"], Capability.Write, "cg-s3-version-index-cgid1", 8), way => Assert.True(way.Steps.Count > 1));
    }

    internal static bool IsFound(string environment, string from, string to, Capability capability, string[] techniques) =>
        Scanned.Read(Repository.InShared("estates", "cloudgoat", $"{environment}.state.json")).Derivations([from], capability, to, 8)
            .Any(way => techniques.All(id => way.Steps.Any(step => step.Technique.Id == id)));
}
