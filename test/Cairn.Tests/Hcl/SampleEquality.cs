using System.Text.RegularExpressions;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Hcl;

/// <summary>The code of the sample gives the graph of its applied state, up to what only an apply tells.</summary>
public sealed class SampleEquality
{
    private const string Account = "123456789012";

    /// <summary>Where the two differ, and why. Every line must match a difference.</summary>
    private static readonly (string Pattern, string Why)[] Known =
    [
        (@"^- .*\) (codeSha256|etag|contentType|privateIp|publicIp|state|version|agentVersion|attachmentCount|platform|availabilityZone|port|endpoint): ", "only known after the apply"),
        (@"^- \((InternetGateway|RouteTable|Subnet) .*\) name: '(igw|rtb|subnet)-", "its id stands for a name that nobody gave, and is only known after the apply"),
        (@"^- .*\) (aclGrants|mfaDelete|objectLock|versioning|idleSessionSeconds|apiKeySource|defaultEndpointDisabled|endpointTypes|multiAz|pointInTimeRecovery|deletionPolicy|capturesData|shellAccess|associatePublicIp): ", "AWS fills it in: computed in the provider's schema"),
        (@"^- \(VirtualMachine .*\) (hopLimit|httpTokens|metadataEndpoint|ipv6AddressCount|ipv6Addresses): ", "the metadata options and addresses are computed in the provider's schema"),
        (@"^- \(IngressRoute 'aws_lambda_function_url.summarizer'\) url: |^- \(Bucket arn:aws:s3:::larkspur-www\) websiteEndpoint: ", "the address is given by AWS"),
        (@"^- \(Function 'aws_lambda_function.chat'\)-MENTIONS->", "it mentions them by ids that are only known after the apply"),
        (@"^- \(Role .*\)-CAN_QUERY->\(DataSource |^- \(Role .*\)-CAN_INVOKE->\(AgentTool ", "their keys hold ids that are only known after the apply, so a wildcard over the ids above them does not match"),
    ];

    [Fact]
    public void Code_and_state_of_the_sample_give_the_same_graph()
    {
        var state = GraphLines.Of(Repository.In("samples", "larkspur-health", "state.json"), Account);
        var code = GraphLines.Of(Repository.In("samples", "larkspur-health", "terraform"), Account);

        var differences = GraphLines.Differences(state, code);
        var unexplained = differences.Where(line => !Known.Any(known => Regex.IsMatch(line, known.Pattern))).ToList();

        Assert.True(unexplained.Count == 0, $"{unexplained.Count} of {differences.Count} differences have no reason:\n{string.Join("\n", unexplained)}");
        Assert.All(Known, known => Assert.True(differences.Exists(line => Regex.IsMatch(line, known.Pattern)), $"nothing differs any more by `{known.Pattern}`: remove it"));
    }
}
