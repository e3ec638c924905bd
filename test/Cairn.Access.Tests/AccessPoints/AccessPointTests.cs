using Cairn.Access.Aws;

namespace Cairn.Access.Tests.AccessPoints;

/// <summary>A request through an S3 access point must be let through by the access point and by the bucket.</summary>
public sealed class AccessPointTests
{
    private const string Own = "111111111111";
    private const string Jane = $"arn:aws:iam::{Own}:user/jane";
    private const string Stranger = "arn:aws:iam::999999999999:role/stranger";
    private const string Bucket = "arn:aws:s3:::data";
    private const string Point = $"arn:aws:s3:us-east-1:{Own}:accesspoint/door";
    private const string Item = $"{Point}/object/Jane/a.csv";
    private const string ReadAtPoint = $$"""{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "{{Point}}/object/Jane/*"}""";
    private const string ReadInBucket = $$"""{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "{{Bucket}}/*"}""";
    private const string JaneAtPoint = $$"""{"Effect": "Allow", "Principal": {"AWS": "{{Jane}}"}, "Action": "s3:GetObject", "Resource": "{{Point}}/object/Jane/*"}""";
    private const string EveryoneAtPoint = $$"""{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "{{Point}}/object/*"}""";
    private const string Delegation = $$$$"""{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "*", "Resource": ["{{{{Bucket}}}}", "{{{{Bucket}}}}/*"], "Condition": {"StringEquals": {"s3:DataAccessPointAccount": "{{{{Own}}}}"}}}""";
    private const string OnlyThroughVpcPoints = $$$$"""{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "{{{{Bucket}}}}/*", "Condition": {"StringNotEquals": {"s3:AccessPointNetworkOrigin": "VPC"}}}""";

    public static TheoryData<string, string?, string?, string?, string> Cases => new()
    {
        { "the user may read both names", $"{ReadAtPoint}, {ReadInBucket}", null, null, "Allowed" },
        { "the user may read the access point alone, and the bucket does not delegate", ReadAtPoint, null, null, "DeniedImplicitly" },
        { "the user may read the bucket alone", ReadInBucket, null, null, "DeniedImplicitly" },
        { "the user may read the access point and the bucket delegates", ReadAtPoint, null, Delegation, "Allowed" },
        { "the access point names the user and the bucket delegates", null, JaneAtPoint, Delegation, "Allowed" },
        { "the access point names the user and the bucket says nothing", null, JaneAtPoint, null, "DeniedImplicitly" },
        { "the bucket shuts everything but VPC access points out", $"{ReadAtPoint}, {ReadInBucket}", null, OnlyThroughVpcPoints, "DeniedExplicitly" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_sides_must_let_a_request_through(string what, string? identity, string? point, string? bucket, string expected)
        => Assert.Equal((what, expected), (what, Decide(Estate(identity, point, bucket), Jane).Decision.ToString()));

    [Fact]
    public void A_bucket_that_wants_VPC_access_points_lets_their_requests_through()
    {
        var verdict = Decide(Estate($"{ReadAtPoint}, {ReadInBucket}", null, OnlyThroughVpcPoints, network: "vpc-1"), Jane);

        Assert.Equal((Decision.Conditional, "aws:SourceVpc is vpc-1"), (verdict.Decision, verdict.Residual.Text));
    }

    [Theory]
    [InlineData("vpc-1", "Allowed")]
    [InlineData("vpc-2", "DeniedImplicitly")]
    public void A_VPC_access_point_takes_requests_from_its_network_alone(string from, string expected)
        => Assert.Equal(expected, Decide(Estate($"{ReadAtPoint}, {ReadInBucket}", null, null, network: "vpc-1"), Jane, from).Decision.ToString());

    [Fact]
    public void Anyone_comes_in_through_a_public_access_point_unless_its_block_is_on()
    {
        Assert.Equal(Decision.Allowed, Decide(Estate(null, EveryoneAtPoint, Delegation), "*").Decision);

        var blocked = Decide(Estate(null, EveryoneAtPoint, Delegation, blocked: true), "*");
        Assert.Equal((Decision.DeniedExplicitly, PolicyLayers.PublicAccessBlock), (blocked.Decision, blocked.Layer));
    }

    [Fact]
    public void An_access_point_of_a_bucket_that_was_not_seen_is_unknown()
        => Assert.Equal(Decision.Unknown, Decide(Estate(null, JaneAtPoint, null, withBucket: false), Jane).Decision);

    [Fact]
    public void Managing_an_access_point_does_not_ask_the_bucket()
    {
        var estate = Estate($$"""{"Effect": "Allow", "Action": "s3:PutAccessPointPolicy", "Resource": "{{Point}}"}""", null, null);

        Assert.Equal(Decision.Allowed, AwsDecide.Decide(estate, new AwsRequest(AwsCaller.Parse(Jane), "s3:PutAccessPointPolicy", Point)).Decision);
    }

    [Fact]
    public void The_reach_of_a_caller_through_an_access_point_is_what_both_sides_let_through()
    {
        var row = new PermissionRow("CAN_READ", ["Bucket"], [new PermissionCheck(["s3:GetObject"], "{arn}/*")]) { TargetForm = "s3:" };
        var estate = Estate(null, JaneAtPoint, $"{Delegation}, {OnlyThroughVpcPoints}", network: "vpc-1");

        var edge = Assert.Single(AwsReach.Compute(estate, new PermissionTable([row])).Edges(TestContext.Current.CancellationToken), edge => edge.Verdict.Decision == Decision.Conditional && estate.Resources[edge.Target].Arn == Point);

        Assert.Equal(($"{Point}/object/Jane/*", "aws:SourceVpc is vpc-1"), (edge.Scope, edge.Verdict.Residual.Text));
    }

    [Fact]
    public void A_caller_of_another_account_needs_a_grant_of_its_own_as_well()
    {
        Assert.Equal(Decision.Allowed, Decide(Estate(null, EveryoneAtPoint, Delegation, stranger: "*"), Stranger).Decision);
        Assert.True(Decide(Estate(null, EveryoneAtPoint, Delegation, stranger: $"{Point}/object/*"), Stranger).IsDenied);
    }

    private static Verdict Decide(AwsEnvironment estate, string caller, string? network = null)
        => AwsDecide.Decide(estate, new AwsRequest(AwsCaller.Parse(caller), "s3:GetObject", Item)
        {
            Context = network is null ? new Dictionary<string, IReadOnlyList<string>>() : new Dictionary<string, IReadOnlyList<string>> { ["aws:sourcevpc"] = [network] },
        });

    private static AwsEnvironment Estate(string? identity, string? point, string? bucket, string? network = null, bool blocked = false, bool withBucket = true, string? stranger = null)
    {
        var builder = new AwsEnvironmentBuilder();
        builder.Add(new AwsAccount(Own));
        builder.Add(new AwsPrincipal(Jane) { Policies = identity is null ? [] : [Document(identity)] });
        if (stranger is not null)
            builder.Add(new AwsPrincipal(Stranger) { Policies = [Document($$"""{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "{{stranger}}"}""")] });
        if (withBucket)
            builder.Add(new AwsResource(Bucket) { Account = Own, Kinds = ["Bucket"], Policy = bucket is null ? null : Document(bucket) });
        builder.Add(new AwsResource(Point)
        {
            Account = Own,
            Kinds = ["Bucket"],
            Policy = point is null ? null : Document(point),
            Bucket = new AwsBucketFacts { RestrictPublicBuckets = blocked },
            AccessPoint = new AwsAccessPointFacts(Bucket, null, network),
        });
        return builder.Build();
    }

    private static PolicyDocument Document(string statements) => PolicyDocument.Parse($$"""{"Version": "2012-10-17", "Statement": [{{statements}}]}""", "policy");
}
