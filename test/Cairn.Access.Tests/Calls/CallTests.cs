using System.Text.Json;
using Cairn.Access.Aws;

namespace Cairn.Access.Tests.Calls;

/// <summary>Calls that AWS checks part by part: every part must be allowed, and the answer names the one that is not.</summary>
public sealed class CallTests
{
    private const string Alice = "arn:aws:iam::111111111111:user/alice";
    private const string Role = "arn:aws:iam::111111111111:role/train";
    private const string Key = "arn:aws:kms:us-east-1:111111111111:key/k";

    private static readonly AwsCalls Known = AwsCalls.Parse(JsonDocument.Parse(Repository.Read("knowledge/permissions/aws-calls.json")).RootElement);

    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        { "everything", """{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}""", "ec2:RunInstances", "", "Allowed" },
        { "instances alone", """{"Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:*:*:instance/*"}""", "ec2:RunInstances", "", "DeniedImplicitly at image" },
        { "all but one subnet", Deny("arn:aws:ec2:*:*:subnet/subnet-1"), "ec2:RunInstances", "subnet=arn:aws:ec2:us-east-1:111111111111:subnet/subnet-1", "DeniedExplicitly at subnet" },
        { "another subnet", Deny("arn:aws:ec2:*:*:subnet/subnet-1"), "ec2:RunInstances", "subnet=arn:aws:ec2:us-east-1:111111111111:subnet/subnet-2", "Allowed" },
        { "a role that may not be passed", """{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}""", "ec2:RunInstances", $"role={Role}", "DeniedImplicitly at role" },
        { "a role that may be passed to another service", PassRole("lambda.amazonaws.com"), "ec2:RunInstances", $"role={Role}", "DeniedImplicitly at role" },
        { "a role that may be passed and trusts the service", PassRole("sagemaker.amazonaws.com"), "sagemaker:CreateTrainingJob", $"role={Role}", "Allowed" },
        { "a role that does not trust the service", PassRole("glue.amazonaws.com"), "glue:CreateJob", $"role={Role}", "DeniedImplicitly at role" },
        { "a role for one function", Associated("arn:aws:lambda:us-east-1:111111111111:function:f"), "lambda:CreateFunction", $"role={Role} function=arn:aws:lambda:us-east-1:111111111111:function:f", "DeniedImplicitly at role: sts:AssumeRole" },
        { "a role for another function", Associated("arn:aws:lambda:us-east-1:111111111111:function:g"), "lambda:CreateFunction", $"role={Role} function=arn:aws:lambda:us-east-1:111111111111:function:f", "DeniedImplicitly at role: iam:PassRole" },
        { "a copy with both rights", Copy("kms:*"), "s3:CopyObject", "source=arn:aws:s3:::raw/a target=arn:aws:s3:::sealed/a", "Allowed" },
        { "a copy without the key", Copy("kms:Decrypt"), "s3:CopyObject", "source=arn:aws:s3:::raw/a target=arn:aws:s3:::sealed/a", "DeniedImplicitly at target key" },
        { "a copy from elsewhere", Copy("kms:*"), "s3:CopyObject", "source=arn:aws:s3:::other/a target=arn:aws:s3:::sealed/a", "DeniedImplicitly at source" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_part_of_a_call_must_be_allowed(string what, string statements, string call, string parts, string expected)
    {
        var given = parts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var answer = AwsCallDecide.Decide(Estate(statements), Known.Find(call)!, new AwsRequest(AwsCaller.Parse(Alice), call, "*"), given);
        var failed = answer.Parts.FirstOrDefault(part => part.Verdict.IsDenied);
        var found = $"{answer.Verdict.Decision}{(failed is null ? "" : $" at {failed.Part}: {failed.Action}")}";

        Assert.StartsWith((what, expected).ToString().TrimEnd(')'), (what, found).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_nobody_named_are_told()
    {
        var answer = AwsCallDecide.Decide(Estate("""{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}"""), Known.Find("ec2:runinstances")!, new AwsRequest(AwsCaller.Parse(Alice), "ec2:RunInstances", "*"), new Dictionary<string, string>());

        Assert.Contains("role", answer.NotAsked);
        Assert.DoesNotContain("subnet", answer.NotAsked);
    }

    [Fact]
    public void A_key_of_what_the_estate_does_not_have_is_told_unless_it_is_named()
    {
        var call = Known.Find("s3:CopyObject")!;
        var request = new AwsRequest(AwsCaller.Parse(Alice), "s3:CopyObject", "*");
        var parts = new Dictionary<string, string> { ["source"] = "arn:aws:s3:::nobodys/a", ["target"] = "arn:aws:s3:::raw/b" };
        var estate = Estate("""{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}""");

        Assert.Equal(["source key"], AwsCallDecide.Decide(estate, call, request, parts).NotAsked);
        parts["source key"] = Key;
        var answer = AwsCallDecide.Decide(estate, call, request, parts);
        Assert.Empty(answer.NotAsked);
        Assert.Contains(answer.Parts, part => part is { Part: "source key", Action: "kms:Decrypt", Verdict.IsDenied: true });
    }

    [Fact]
    public void Conditions_of_the_whole_call_that_exclude_each_other_deny_it()
    {
        const string Split = """
            {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-1"}}},
            {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*", "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-2"}}}
            """;
        var parts = new Dictionary<string, string> { ["source"] = "arn:aws:s3:::raw/a", ["target"] = "arn:aws:s3:::raw/b" };

        Assert.True(AwsCallDecide.Decide(Estate(Split), Known.Find("s3:CopyObject")!, new AwsRequest(AwsCaller.Parse(Alice), "s3:CopyObject", "*"), parts).Verdict.IsDenied);
    }

    [Fact]
    public void The_resource_of_the_question_is_one_of_the_parts()
    {
        var call = Known.Find("ec2:RunInstances")!;

        Assert.Equal("subnet", AwsCallDecide.PartOf(call, "arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-1"));
        Assert.Null(AwsCallDecide.PartOf(call, "arn:aws:s3:::raw/a"));
    }

    [Fact]
    public void A_policy_that_carves_more_parts_than_are_tried_says_so()
    {
        var many = string.Join(',', Enumerable.Range(0, 200).Select(i => $"\"arn:aws:s3:::raw/p{i}/*\""));
        var estate = Estate($$"""{"Effect": "Allow", "Action": "s3:GetObject", "Resource": [{{many}}]}""");
        var row = new PermissionRow("CAN_READ", ["Bucket"], [new PermissionCheck(["s3:GetObject"], "{arn}/*")]) { TargetForm = "s3:" };
        var reach = AwsReach.Compute(estate, new PermissionTable([row]));

        Assert.NotNull(AwsDecide.Decide(estate, new AwsRequest(AwsCaller.Parse(Alice), "s3:GetObject", "arn:aws:s3:::raw/*")).Cut);
        Assert.Single(reach.Edges(TestContext.Current.CancellationToken));
        Assert.Contains("64", Assert.Single(reach.Cuts).What, StringComparison.Ordinal);
    }

    private static string Deny(string resource) => $$"""{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}, {"Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "{{resource}}"}""";

    private static string PassRole(string service) => $$$$"""
        {"Effect": "Allow", "Action": ["ec2:*", "sagemaker:*", "glue:*"], "Resource": "*"},
        {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": {"StringEquals": {"iam:PassedToService": "{{{{service}}}}"}}}
        """;

    private static string Associated(string function) => $$$$"""
        {"Effect": "Allow", "Action": "lambda:*", "Resource": "*"},
        {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": {"ArnLike": {"iam:AssociatedResourceArn": "{{{{function}}}}"}}}
        """;

    private static string Copy(string kms) => $$"""
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::raw/*"},
        {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"},
        {"Effect": "Allow", "Action": "{{kms}}", "Resource": "*"}
        """;

    private static AwsEnvironment Estate(string statements)
    {
        var builder = new AwsEnvironmentBuilder();
        builder.Add(new AwsPrincipal(Alice) { Policies = [Document(statements)] });
        builder.Add(new AwsResource(Role) { Account = "111111111111", Kinds = ["Role"], Policy = Document("""{"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}""") });
        builder.Add(new AwsResource("arn:aws:s3:::raw") { Account = "111111111111", Kinds = ["Bucket"] });
        builder.Add(new AwsResource("arn:aws:s3:::sealed") { Account = "111111111111", Kinds = ["Bucket"], EncryptionKeyArn = Key });
        builder.Add(new AwsResource(Key) { Account = "111111111111", Kinds = ["EncryptionKey"], Policy = Document("""{"Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "kms:*", "Resource": "*"}""") });
        return builder.Build();
    }

    private static PolicyDocument Document(string statements) => PolicyDocument.Parse($$"""{"Version": "2012-10-17", "Statement": [{{statements}}]}""", "policy");
}
