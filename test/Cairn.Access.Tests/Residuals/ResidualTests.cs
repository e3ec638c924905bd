using Cairn.Access.Aws;

namespace Cairn.Access.Tests.Residuals;

public sealed class ResidualTests
{
    private const string Alice = "arn:aws:iam::111111111111:user/alice";

    public static TheoryData<string, string, string, string> Contradictions => new()
    {
        { "numbers", """{"NumericLessThan": {"s3:TlsVersionOf": "5"}}""", """{"NumericLessThan": {"s3:TlsVersionOf": "7"}}""", "DeniedExplicitly" },
        { "numbers that leave room", """{"NumericLessThan": {"aws:MultiFactorAuthAge": "3600"}}""", """{"NumericLessThan": {"aws:MultiFactorAuthAge": "60"}}""", "Conditional" },
        { "dates", """{"DateGreaterThan": {"aws:CurrentTime": "2030-01-01T00:00:00Z"}}""", """{"DateGreaterThan": {"aws:CurrentTime": "2029-01-01T00:00:00Z"}}""", "DeniedExplicitly" },
        { "addresses", """{"IpAddress": {"aws:SourceIp": "10.1.2.0/24"}}""", """{"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}""", "DeniedExplicitly" },
        { "addresses that leave room", """{"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}""", """{"IpAddress": {"aws:SourceIp": "10.1.2.0/24"}}""", "Conditional" },
        { "booleans", """{"Bool": {"aws:MultiFactorAuthPresent": "true"}}""", """{"Bool": {"aws:MultiFactorAuthPresent": "true"}}""", "DeniedExplicitly" },
        { "strings", """{"StringEquals": {"aws:SourceVpce": "vpce-1"}}""", """{"StringNotEquals": {"aws:SourceVpce": "vpce-2"}}""", "DeniedExplicitly" },
        { "a choice of the caller", """{"StringEquals": {"s3:x-amz-acl": "public-read"}}""", """{"StringNotEquals": {"s3:x-amz-acl": "private"}}""", "DeniedExplicitly" },
        { "patterns", """{"StringLike": {"aws:SourceIdentity": "ci-*"}}""", """{"StringNotLike": {"aws:SourceIdentity": "dev-*"}}""", "DeniedExplicitly" },
        { "patterns that leave room", """{"StringLike": {"aws:SourceVpce": "vpce-1*"}}""", """{"StringLike": {"aws:SourceVpce": "vpce-12*"}}""", "Conditional" },
        { "a pattern that a denied one covers", """{"StringLike": {"aws:SourceVpce": ["vpce-12*", "vpce-1a"]}}""", """{"StringLike": {"aws:SourceVpce": "vpce-1*"}}""", "DeniedExplicitly" },
        { "a pattern that a denied one covers but for the shortest", """{"StringLike": {"aws:SourceVpce": "vpce-1*"}}""", """{"StringLike": {"aws:SourceVpce": "vpce-1?*"}}""", "Conditional" },
        { "a pattern that a denied one covers at one length", """{"StringLike": {"aws:SourceVpce": "vpce-1*"}}""", $$$"""{"StringLike": {"aws:SourceVpce": "vpce-1{{{new string('?', 64)}}}"}}""", "Conditional" },
        { "ARNs", """{"ArnLike": {"aws:SourceVpcArn": "arn:aws:ec2:us-east-1:*:vpc/*"}}""", """{"ArnNotLike": {"aws:SourceVpcArn": "arn:aws:ec2:eu-*:*:vpc/*"}}""", "DeniedExplicitly" },
        { "an ARN that a denied one covers", """{"ArnLike": {"aws:SourceVpcArn": "arn:aws:ec2:us-east-1:1*:vpc/vpc-1"}}""", """{"ArnLike": {"aws:SourceVpcArn": "arn:aws:ec2:us-*:*:vpc/*"}}""", "DeniedExplicitly" },
        { "a value against a pattern", """{"StringEquals": {"aws:SourceVpce": "vpce-1"}}""", """{"StringLike": {"aws:SourceVpce": "vpce-?"}}""", "DeniedExplicitly" },
        { "presence", """{"Null": {"aws:MultiFactorAuthAge": "true"}}""", """{"Null": {"aws:MultiFactorAuthAge": "true"}}""", "DeniedExplicitly" },
        { "presence against a value", """{"NumericLessThan": {"aws:MultiFactorAuthAge": "60"}}""", """{"Null": {"aws:MultiFactorAuthAge": "false"}}""", "DeniedExplicitly" },
        { "an absent key that will do", """{"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}}""", """{"Bool": {"aws:MultiFactorAuthPresent": "true"}}""", "Conditional" },
        { "a choice that is free", """{"StringEquals": {"s3:x-amz-acl": "private"}}""", """{"StringNotEquals": {"s3:x-amz-acl": "private"}}""", "Allowed" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Allow_and_deny_that_leave_nothing_deny(string what, string allow, string deny, string expected)
        => Assert.Equal((what, expected), (what, Decide(Statement("Allow", allow), Statement("Deny", deny)).Decision.ToString()));

    [Fact]
    public void A_residual_reads_like_a_sentence()
    {
        var verdict = Decide(Statement("Allow", """{"Bool": {"aws:MultiFactorAuthPresent": "true"}}"""), Statement("Deny", """{"StringNotEquals": {"aws:SourceVpce": "vpce-0a1"}}"""));
        Assert.Equal("aws:MultiFactorAuthPresent is true and aws:SourceVpce is vpce-0a1", verdict.Residual.Text);
        Assert.Equal("only with MFA and through vpce-0a1", verdict.Residual.Words);
    }

    [Theory]
    [InlineData("""{"StringEquals": {"aws:SourceVpce": ["vpce-1", "vpce-9"]}}""", """{"StringEquals": {"aws:SourceVpce": "vpce-1"}}""", "aws:SourceVpce is vpce-9")]
    [InlineData("""{"NumericLessThan": {"aws:MultiFactorAuthAge": "60"}}""", """{"NumericGreaterThan": {"aws:MultiFactorAuthAge": "3600"}}""", "aws:MultiFactorAuthAge < 60")]
    [InlineData("""{"IpAddress": {"aws:SourceIp": "10.1.0.0/16"}}""", """{"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}""", "aws:SourceIp is in 10.1.0.0/16")]
    [InlineData("""{"StringLike": {"aws:SourceVpce": "vpce-12*"}}""", """{"StringNotLike": {"aws:SourceVpce": "vpce-1*"}}""", "aws:SourceVpce is like vpce-12*")]
    public void What_the_rest_implies_is_not_said(string allow, string deny, string expected)
        => Assert.Equal(expected, Decide(Statement("Allow", allow), Statement("Deny", deny)).Residual.Text);

    [Fact]
    public void Residuals_of_one_request_are_joined_and_searched_for_contradictions()
    {
        var inside = Condition.OfTest("aws:SourceIp", "IpAddress", ["10.0.0.0/8"]);
        var elsewhere = Condition.OfTest("aws:SourceIp", "IpAddress", ["192.168.0.0/16"]);
        var seen = Condition.OfUnseen("the policy allows it");

        Assert.True(Access.Residuals.Conjoin([inside, elsewhere]).IsNever);
        Assert.True(Access.Residuals.IsContradiction(inside & elsewhere));
        Assert.False(Access.Residuals.IsContradiction(inside | elsewhere));
        Assert.True(Access.Residuals.IsChosenByCaller("s3:x-amz-acl"));
        Assert.Equal(["aws:SourceIp"], Access.Residuals.KeysOf(inside | (elsewhere & seen)));
    }

    [Fact]
    public void What_the_caller_chooses_is_told_apart_from_what_restricts_it()
    {
        var verdict = Decide(Statement("Allow", """{"StringEquals": {"s3:x-amz-acl": "private"}, "IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}"""));
        Assert.Equal(Decision.Conditional, verdict.Decision);
        Assert.Equal("aws:SourceIp is in 10.0.0.0/8", verdict.Residual.Text);
        Assert.Equal("s3:x-amz-acl is private", verdict.Choices.Text);
    }

    [Fact]
    public void Every_statement_says_why_it_counts_or_not()
    {
        var because = Decide(Statement("Allow", "{}"), Statement("Deny", """{"StringEquals": {"aws:username": "bob"}}"""), """{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}""").Because;
        Assert.Equal(["action", "condition StringEquals aws:username", "matches"], because.Select(reason => reason.Why).Order());
    }

    [Fact]
    public void Unseen_policies_make_unknown_not_denied()
    {
        var environment = new AwsEnvironmentBuilder();
        environment.Add(new AwsPrincipal(Alice) { Incomplete = "policy arn:aws:iam::111111111111:policy/team was not read" });
        var verdict = AwsDecide.Decide(environment.Build(), new AwsRequest(AwsCaller.Parse(Alice), "s3:GetObject", "arn:aws:s3:::b/x"));
        Assert.Equal(Decision.Unknown, verdict.Decision);
        Assert.Contains("was not read", verdict.Residual.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_grant_allows_beside_the_policy()
    {
        var environment = new AwsEnvironmentBuilder();
        environment.Add(new AwsPrincipal(Alice));
        environment.Add(new AwsResource("arn:aws:kms:us-east-1:111111111111:key/k") { Account = "111111111111", Grants = [new AwsKeyGrant(Alice, ["Decrypt"])] });
        var built = environment.Build();
        Assert.Equal(Decision.Allowed, AwsDecide.Decide(built, new AwsRequest(AwsCaller.Parse(Alice), "kms:Decrypt", "arn:aws:kms:us-east-1:111111111111:key/k")).Decision);
        Assert.True(AwsDecide.Decide(built, new AwsRequest(AwsCaller.Parse(Alice), "kms:Encrypt", "arn:aws:kms:us-east-1:111111111111:key/k")).IsDenied);
    }

    private static string Statement(string effect, string condition) => $$"""{"Effect": "{{effect}}", "Action": "s3:PutObject", "Resource": "*", "Condition": {{condition}}}""";

    private static Verdict Decide(params string[] statements)
    {
        var environment = new AwsEnvironmentBuilder();
        environment.Add(new AwsPrincipal(Alice) { Policies = [PolicyDocument.Parse($$"""{"Version": "2012-10-17", "Statement": [{{string.Join(',', statements)}}]}""", "policy")], Tags = new Dictionary<string, string>() });
        return AwsDecide.Decide(environment.Build(), new AwsRequest(AwsCaller.Parse(Alice), "s3:PutObject", "arn:aws:s3:::b/x"), trace: true);
    }
}
