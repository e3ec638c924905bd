using Cairn.Access.Aws;

namespace Cairn.Access.Tests.AccessPoints;

/// <summary>The policy of a VPC endpoint of the estate decides on what goes through it, and on nothing else.</summary>
public sealed class EndpointTests
{
    private const string Alice = "arn:aws:iam::111111111111:user/alice";
    private const string Data = "arn:aws:s3:::data/x";
    private const string Logs = "arn:aws:s3:::logs/x";
    private const string OnlyData = """{"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::data/*"}""";
    private const string Everything = """{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}""";
    private const string OnlyThroughEndpoint = """{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpce": ["vpce-1", "vpce-9"]}}}""";

    [Theory]
    [InlineData(Data, null, "Allowed")]
    [InlineData(Logs, null, "Allowed")]
    [InlineData(Data, "vpce-1", "Allowed")]
    [InlineData(Logs, "vpce-1", "DeniedImplicitly")]
    [InlineData(Logs, "vpce-elsewhere", "Allowed")]
    public void A_request_through_an_endpoint_needs_its_policy_as_well(string resource, string? endpoint, string expected)
        => Assert.Equal(expected, Decide(Estate(Everything), resource, endpoint).Decision.ToString());

    [Fact]
    public void A_condition_that_demands_an_endpoint_brings_its_policy_in()
    {
        Assert.Equal("aws:SourceVpce is vpce-1 or vpce-9", Words(Decide(Estate(OnlyThroughEndpoint), Data)));
        Assert.Equal("aws:SourceVpce is vpce-9", Words(Decide(Estate(OnlyThroughEndpoint), Logs)));
        Assert.Equal((Decision.DeniedImplicitly, PolicyLayers.Endpoint), (Decide(Estate(OnlyThroughEndpoint.Replace(", \"vpce-9\"", "", StringComparison.Ordinal)), Logs) is var verdict ? verdict.Decision : default, verdict.Layer));
    }

    [Fact]
    public void What_comes_through_an_endpoint_has_its_network_and_no_public_address()
    {
        const string FromNetwork = """{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-1"}}}""";
        const string FromOffice = """{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}""";

        Assert.Equal(Decision.Allowed, Decide(Estate(FromNetwork), Data, "vpce-1").Decision);
        Assert.Equal(Decision.DeniedImplicitly, Decide(Estate(FromOffice), Data, "vpce-1").Decision);
    }

    [Fact]
    public void An_endpoint_whose_policy_was_not_seen_leaves_the_answer_unknown()
        => Assert.Equal(Decision.Unknown, Decide(Estate(Everything, seen: false), Data, "vpce-1").Decision);

    private static string Words(Verdict verdict) => verdict.Residual.Text;

    private static Verdict Decide(AwsEnvironment estate, string resource, string? endpoint = null)
        => AwsDecide.Decide(estate, new AwsRequest(AwsCaller.Parse(Alice), "s3:GetObject", resource)
        {
            Context = endpoint is null ? new Dictionary<string, IReadOnlyList<string>>() : new Dictionary<string, IReadOnlyList<string>> { ["aws:sourcevpce"] = [endpoint] },
        });

    private static AwsEnvironment Estate(string identity, bool seen = true)
    {
        var builder = new AwsEnvironmentBuilder();
        builder.Add(new AwsPrincipal(Alice) { Policies = [Document(identity)] });
        builder.Add(new AwsEndpoint("vpce-1") { Network = "vpc-1", Policy = seen ? Document(OnlyData) : null, PolicyUnknown = seen ? null : "the endpoint's policy was not read" });
        return builder.Build();
    }

    private static PolicyDocument Document(string statement) => PolicyDocument.Parse($$"""{"Version": "2012-10-17", "Statement": [{{statement}}]}""", "policy");
}
