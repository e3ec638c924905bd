using Cairn.Access.Aws;

namespace Cairn.Access.Tests.Residuals;

/// <summary>Conditions on who calls, where the caller is a role of which only the session's name is open.</summary>
public sealed class SessionTests
{
    private const string Role = "arn:aws:iam::111111111111:role/team/train";
    private const string Session = "arn:aws:sts::111111111111:assumed-role/train/bob";

    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        { Role, "StringLike", "aws:userid", "AROATRAIN:*", "Allowed" },
        { Role, "StringLike", "aws:userid", "AROAOTHER:*", "DeniedImplicitly" },
        { Role, "StringNotLike", "aws:userid", "AROAOTHER:*", "Allowed" },
        { Role, "StringNotLike", "aws:userid", "AROATRAIN:*", "DeniedImplicitly" },
        { Role, "StringEquals", "aws:userid", "AROATRAIN", "DeniedImplicitly" },
        { Role, "StringEquals", "aws:userid", "AROATRAIN:bob", "Allowed, choosing sts:RoleSessionName is bob" },
        { Role, "StringLike", "aws:userid", "AROATRAIN:i-*", "Allowed, choosing sts:RoleSessionName is like i-*" },
        { Role, "StringLike", "aws:userid", "*:bob", "Conditional, if aws:userid is like *:bob" },
        { Session, "StringLike", "aws:userid", "AROATRAIN:b*", "Allowed" },
        { Session, "StringEquals", "aws:userid", "AROATRAIN:eve", "DeniedImplicitly" },
        { Session, "ArnEquals", "aws:PrincipalArn", Role, "Allowed" },
        { Session, "ArnEquals", "aws:PrincipalArn", Session, "DeniedImplicitly" },
        { Session, "ArnLike", "aws:PrincipalArn", "arn:aws:iam::111111111111:role/team/*", "Allowed" },
        { "arn:aws:sts::222222222222:assumed-role/far/x", "ArnLike", "aws:PrincipalArn", "arn:aws:iam::222222222222:role/*", "Allowed" },
        { "arn:aws:sts::222222222222:assumed-role/far/x", "ArnLike", "aws:PrincipalArn", "arn:aws:iam::222222222222:role/near", "DeniedImplicitly" },
        { "arn:aws:sts::222222222222:assumed-role/far/x", "ArnLike", "aws:PrincipalArn", "arn:aws:iam::222222222222:role/team/far", "Conditional, if aws:PrincipalArn is like arn:aws:iam::222222222222:role/team/far" },
        { "arn:aws:sts::222222222222:assumed-role/far/x", "StringLike", "aws:userid", "AIDA*", "DeniedImplicitly" },
        { "arn:aws:sts::222222222222:assumed-role/far/x", "StringLike", "aws:userid", "*:x", "Allowed" },
        { "arn:aws:iam::222222222222:user/eve", "StringLike", "aws:userid", "AROA*", "DeniedImplicitly" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_known_of_a_caller_settles_what_it_can(string caller, string comparison, string key, string value, string expected)
        => Assert.Equal(expected, Words(Decide(caller, comparison, key, value)));

    [Theory]
    [InlineData("bob", "Allowed")]
    [InlineData("eve", "DeniedImplicitly")]
    public void A_session_name_that_is_given_settles_the_rest(string name, string expected)
        => Assert.Equal(expected, Words(Decide(Role, "StringEquals", "aws:userid", "AROATRAIN:bob", name)));

    [Fact]
    public void A_policy_that_names_a_session_is_settled_by_the_sessions_name()
    {
        var builder = new AwsEnvironmentBuilder();
        builder.Add(new AwsPrincipal(Role) { UniqueId = "AROATRAIN" });
        builder.Add(new AwsResource("arn:aws:s3:::data") { Account = "111111111111", Policy = PolicyDocument.Parse($$"""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "{{Session}}"}, "Action": "s3:GetObject", "Resource": "*"}]}""", "bucket") });
        var estate = builder.Build();

        Assert.Equal("Allowed, choosing sts:RoleSessionName is bob", Words(AwsDecide.Decide(estate, Read(Role, null))));
        Assert.Equal("Allowed", Words(AwsDecide.Decide(estate, Read(Role, "bob"))));
        Assert.Equal("DeniedImplicitly", Words(AwsDecide.Decide(estate, Read(Role, "eve"))));
    }

    private static AwsRequest Read(string caller, string? session) => new(AwsCaller.Parse(caller), "s3:GetObject", "arn:aws:s3:::data/x")
    {
        Context = session is null ? new Dictionary<string, IReadOnlyList<string>>() : new Dictionary<string, IReadOnlyList<string>> { ["sts:rolesessionname"] = [session] },
    };

    private static string Words(Verdict verdict)
        => verdict.Decision == Decision.Conditional ? $"Conditional, if {verdict.Residual}" : verdict.Choices.IsAlways ? verdict.Decision.ToString() : $"{verdict.Decision}, choosing {verdict.Choices}";

    private static Verdict Decide(string caller, string comparison, string key, string value, string? session = null)
    {
        var builder = new AwsEnvironmentBuilder();
        builder.Add(new AwsPrincipal(Role) { UniqueId = "AROATRAIN" });
        builder.Add(new AwsResource("arn:aws:s3:::data")
        {
            Account = "111111111111",
            Policy = PolicyDocument.Parse($$$$"""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*", "Condition": {"{{{{comparison}}}}": {"{{{{key}}}}": "{{{{value}}}}"}}}]}""", "bucket"),
        });
        return AwsDecide.Decide(builder.Build(), Read(caller, session));
    }
}
