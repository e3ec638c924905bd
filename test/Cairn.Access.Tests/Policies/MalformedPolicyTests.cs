using System.Text;
using Cairn.Access.Aws;
using CsCheck;

namespace Cairn.Access.Tests.Policies;

public sealed class MalformedPolicyTests
{
    private const string Alice = "arn:aws:iam::111111111111:user/alice";
    private const string AllowAll = """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}""";

    public static TheoryData<string, string> DenySides => new()
    {
        { "unknown operator", """{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"StringResembles": {"aws:username": "x"}}}}""" },
        { "condition that is no object", """{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": "always"}}""" },
        { "condition values of a wrong type", """{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"aws:username": {"is": "alice"}}}}}""" },
        { "effect in another spelling", """{"Version": "2012-10-17", "Statement": {"Effect": "deny", "Action": "s3:*", "Resource": "*"}}""" },
        { "no effect", """{"Version": "2012-10-17", "Statement": {"Action": "s3:*", "Resource": "*"}}""" },
        { "action of a wrong type", """{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": {"s3": "*"}, "Resource": "*"}}""" },
        { "no action", """{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Resource": "*"}}""" },
        { "resource of a wrong type", """{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": 7.5e3}, "x": [""" },
        { "statement that is a string", """{"Version": "2012-10-17", "Statement": ["Deny everything"]}""" },
        { "statement list that is a number", """{"Version": "2012-10-17", "Statement": 5}""" },
        { "no JSON", "Effect: Deny" },
        { "cut off", """{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:*", "Resou""" },
        { "nested too deep", string.Concat(Enumerable.Repeat("[", 10_000)) },
        { "nothing", "" },
        { "a list", "[]" },
    };

    [Theory]
    [MemberData(nameof(DenySides))]
    public void What_might_deny_is_kept_and_reported(string what, string json)
    {
        var document = PolicyDocument.Parse(json, what);
        Assert.NotEmpty(document.Diagnostics);
        Assert.All(document.Diagnostics, diagnostic => Assert.Equal(what, diagnostic.Policy));
        var verdict = Decide(document);
        Assert.True(verdict.Decision is Decision.Conditional or Decision.DeniedExplicitly, verdict.ToString());
        if (verdict.Decision == Decision.Conditional)
            Assert.Contains("which cannot be read", verdict.Residual.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringResembles": {"aws:username": "x"}}}}""")]
    [InlineData("""{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["*", 5, null], "Resource": {"x": 1}}}""")]
    [InlineData("""{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*"}}""")]
    [InlineData("""{"Version": "2012-10-17", "Statement": {"Effect": "allow", "Action": "*", "Resource": "*"}}""")]
    [InlineData("""{"Version": "2012-10-17"}""")]
    public void What_is_malformed_never_allows(string json)
    {
        var document = PolicyDocument.Parse(json, "policy");
        Assert.NotEmpty(document.Diagnostics);
        Assert.True(Decide(document, withAllowAll: false).IsDenied);
    }

    [Fact]
    public void An_unknown_version_is_reported_and_the_statements_still_count()
    {
        var document = PolicyDocument.Parse(AllowAll.Replace("2012-10-17", "2031-01-01", StringComparison.Ordinal), "policy");
        Assert.Equal("policy.version", Assert.Single(document.Diagnostics).Code);
        Assert.Equal(Decision.Allowed, Decide(document, withAllowAll: false).Decision);
    }

    [Fact]
    public void An_unreadable_value_in_a_deny_is_reported_and_may_deny()
    {
        var document = PolicyDocument.Parse("""{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/99"}}}}""", "policy");
        Assert.Contains(document.Diagnostics, diagnostic => diagnostic.Code == "policy.value");
        Assert.Equal(Decision.Conditional, Decide(document).Decision);
    }

    [Fact]
    public void A_document_of_a_megabyte_is_read_whole()
    {
        var many = new StringBuilder("""{"Version": "2012-10-17", "Statement": [""");
        for (var i = 0; i < 9_000; i++)
            many.Append($$"""{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket-{{i}}/*", "Sid": "s{{i}}"},""");
        many.Append("""{"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"}]}""");
        var document = PolicyDocument.Parse(many.ToString(), "large");
        Assert.Equal(9_001, document.StatementCount);
        Assert.Equal(Decision.DeniedExplicitly, Decide(document).Decision);
    }

    [Fact]
    public void A_document_past_all_sizes_is_refused_but_may_deny()
    {
        var document = PolicyDocument.Parse(new string(' ', 5_000_000), "huge");
        Assert.Equal("policy.size", Assert.Single(document.Diagnostics).Code);
        Assert.Equal(Decision.Conditional, Decide(document).Decision);
    }

    [Fact]
    public void No_text_breaks_the_reader()
        => Gen.String.Sample(text =>
        {
            PolicyDocument.Parse(text, "noise");
            Decide(PolicyDocument.Parse($$$"""{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": {{{Quote(text)}}}, "Resource": {{{Quote(text)}}}, "Condition": {"StringLike": { {{{Quote(text)}}}: {{{Quote(text)}}} } } } }""", "noise"));
        }, iter: 2_000, threads: 1);

    [Fact]
    public void A_pattern_made_to_be_slow_is_not()
    {
        var stars = string.Concat(Enumerable.Repeat("*a", 2_000));
        var document = PolicyDocument.Parse($$$"""{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::{{{stars}}}b"}}""", "slow");
        Assert.True(Decide(document, withAllowAll: false, "arn:aws:s3:::" + new string('a', 5_000)).IsDenied);
    }

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static Verdict Decide(PolicyDocument document, bool withAllowAll = true, string resource = "arn:aws:s3:::bucket-1/x")
    {
        var builder = new AwsEnvironmentBuilder();
        builder.Add(new AwsPrincipal(Alice) { Policies = withAllowAll ? [PolicyDocument.Parse(AllowAll, "all"), document] : [document], Tags = new Dictionary<string, string>() });
        builder.Add(new AwsResource("arn:aws:s3:::bucket-1") { Account = "111111111111" });
        return AwsDecide.Decide(builder.Build(), new AwsRequest(AwsCaller.Parse(Alice), "s3:GetObject", resource));
    }
}
