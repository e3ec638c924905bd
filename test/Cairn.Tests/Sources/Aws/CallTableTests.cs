using System.Text.RegularExpressions;
using Cairn.Providers.Aws;
using Cairn.Providers.Mapping;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Tests.Sources.Aws;

/// <summary>The declared calls only read, never a secret's value, and fit what is known of the AWS APIs.</summary>
public sealed partial class CallTableTests
{
    /// <summary>Operations that read, and whose answers hold values that must never leave the account.</summary>
    private static readonly string[] Forbidden =
    [
        "GetSecretValue", "BatchGetSecretValue", "GetParameter", "GetParameters", "GetParametersByPath", "GetParameterHistory", "GetFunction", "GetLayerVersion",
        "GetLayerVersionByArn", "GetObject", "GetItem", "BatchGetItem", "GetRecords", "GetPasswordData", "GetConsoleOutput", "GetConsoleScreenshot", "GetAuthorizationToken",
        "GetDownloadUrlForLayer", "GetSessionToken", "GetFederationToken", "GetRoleCredentials", "GetCredentialsForIdentity", "GetOpenIdToken", "GetId", "GetLogEvents",
        "GetResourceApiKeys", "DescribeUserPoolClient", "GetApiKeyValue", "GetDataKey", "GetCredentialReport", "GetWorkloadAccessToken", "GetResourceOauth2Token",
        "ListUserPoolClientSecrets", "GetClusterCredentials", "GetClusterSessionCredentials",
    ];

    /// <summary>What the collector itself needs beside the declared calls.</summary>
    private static readonly string[] Own = ["sts:AssumeRole", "sts:GetCallerIdentity", "ec2:DescribeRegions", "organizations:ListAccounts"];

    /// <summary>Types with nodes of their own that no call lists, and why.</summary>
    private static readonly Dictionary<string, string> FoundOtherwise = new()
    {
        ["AWS::IAM::Policy"] = "the details of users, groups and roles hold their inline policies",
        ["AWS::IAM::ServiceLinkedRole"] = "listed among the roles",
        ["AWS::S3::Object"] = "a bucket may hold billions; objects are known where something names them",
        ["AWS::S3Express::DirectoryBucket"] = "listed at an address of its own that needs a session",
        ["AWS::SNS::TopicPolicy"] = "a topic's attributes hold its policy",
        ["AWS::SQS::QueuePolicy"] = "a queue's attributes hold its policy",
    };

    private static IEnumerable<Call> Calls => AwsEstate.Types.SelectMany(type => type.Calls).SelectMany(call => call.All);

    [Fact]
    public void Every_declared_call_only_reads() =>
        Assert.Empty(Calls.Where(call => !Reads().IsMatch(call.Operation)).Select(call => call.Name));

    [Fact]
    public void No_declared_call_gets_a_value_that_is_a_secret() =>
        Assert.Empty(Calls.Where(call => Forbidden.Contains(call.Operation)).Select(call => call.Name));

    [Fact]
    public void Nothing_else_can_be_called()
    {
        var known = AwsApis.All.Services.SelectMany(service => service.Operations.Keys.Select(operation => $"{service.Name}:{operation}"));

        Assert.Equal(Calls.Select(call => call.Name).Concat(Own).Distinct().Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_parameter_is_one_of_the_operation()
    {
        var unknown = from call in Calls
                      let parameters = AwsApis.All.Find(call.Service, call.Operation).Operation.Parameters
                      from name in call.With.Concat(call.Given).Select(pair => CallItems.Split(pair).Name)
                      where !parameters.ContainsKey(name)
                      select $"{call.Name}: {name}";

        Assert.Empty(unknown);
    }

    [Fact]
    public void A_parameter_of_a_path_is_always_given()
    {
        var missing = from call in Calls
                      let operation = AwsApis.All.Find(call.Service, call.Operation).Operation
                      from parameter in operation.Parameters.Where(pair => pair.Value.Where == 'u')
                      where !call.With.Concat(call.Given).Any(pair => CallItems.Split(pair).Name == parameter.Key)
                      select $"{call.Name}: {parameter.Key}";

        Assert.Empty(missing);
    }

    [Fact]
    public void What_is_gone_through_is_a_type_that_is_collected()
    {
        var collected = AwsEstate.Types.Where(type => type.Calls.Count > 0).Select(type => type.Type).ToHashSet();

        Assert.Empty(Calls.Where(call => call.Of is { } type && !collected.Contains(type)).Select(call => $"{call.Name}: {call.Of}"));
    }

    [Fact]
    public void A_list_says_what_tells_its_items_apart()
    {
        var lists = AwsEstate.Types.SelectMany(type => type.Calls).Where(call => call.Items is not null && call.Operation.StartsWith("List", StringComparison.Ordinal));

        Assert.Empty(lists.Where(call => call.Id is null).Select(call => call.Name));
    }

    [Fact]
    public void A_type_without_calls_is_a_part_of_another_or_has_a_reason()
    {
        var without = AwsEstate.Types.Where(type => type.Calls.Count == 0 && !type.SaysNothing && type.Subject is null).Select(type => type.Type);

        Assert.Equal(FoundOtherwise.Keys.Order(StringComparer.Ordinal), without.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("^(Get|List|Describe|BatchGet|Search|Lookup)[A-Z]")]
    private static partial Regex Reads();
}
