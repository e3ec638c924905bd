using System.Text.Json;
using Cairn.Tests.Documents;

namespace Cairn.Tests.Changes;

/// <summary>What is there is compared with what was declared, by resource and field, across ways of writing it.</summary>
[Slow]
public sealed class DriftTests
{
    private const string Declared = "samples/claims-desk/template.yaml";
    private const string Live = "samples/claims-desk/live";

    [Fact]
    public async Task The_sample_drifted_in_these_fields_and_those_that_change_attacks_come_first()
    {
        var drift = await Run(Declared, Live);

        var fields = drift.GetProperty("resources").EnumerateArray()
            .SelectMany(resource => resource.GetProperty("fields").EnumerateArray().Select(field => $"{Name(resource)} {field.GetProperty("field").GetString()}"))
            .Distinct();
        Assert.Equal(
            [
                "QW3RTY7UIO USES_TOOL",
                "claims-desk-front-prod policy (Resource)",
                "claims-desk-documents-prod blockPublicPolicy",
                "claims-desk-documents-prod policy (Resource)",
                "claims-desk-documents-prod restrictPublicBuckets",
                "claims-desk-agent-prod HAS_POLICY",
            ],
            fields);
        Assert.Equal([true, true, true, false], drift.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("attacks").GetArrayLength() > 0));
    }

    [Fact]
    public async Task Resources_that_CloudFormation_named_are_found_by_its_tags()
    {
        var drift = await Run(Declared, Live);

        var lonely = drift.GetProperty("onlyDeclared").EnumerateArray().Concat(drift.GetProperty("onlyLive").EnumerateArray()).Select(lone => lone.GetProperty("kind").GetString());
        Assert.Equal(["IngressRoute", "IngressRoute"], lonely);
    }

    [Theory]
    [InlineData(Live)]
    [InlineData("samples/larkspur-health/state.json")]
    public async Task An_estate_does_not_drift_from_itself(string path)
    {
        var drift = await Run(path, path);

        Assert.All(new[] { "opened", "closed", "resources", "onlyDeclared", "onlyLive" }, part => Assert.Equal(0, drift.GetProperty(part).GetArrayLength()));
    }

    [Fact]
    public async Task What_code_calls_by_its_address_is_what_its_state_knows_by_an_id()
    {
        var drift = await Run("samples/larkspur-health/terraform", "samples/larkspur-health/state.json");

        Assert.All(new[] { "onlyDeclared", "onlyLive" }, part => Assert.Equal(0, drift.GetProperty(part).GetArrayLength()));
        Assert.Equal(0, drift.GetProperty("resources").GetArrayLength());
    }

    /// <summary>What AWS writes where nothing was declared, and the same with one thing changed.</summary>
    public static TheoryData<string, string, string, bool> Defaults => new()
    {
        { "a key's policy", "Key: {Type: 'AWS::KMS::Key', Properties: {Description: k}}", """kms-get-key-policy/k-1.json|{"Policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"}""", true },
        { "a key opened to another account", "Key: {Type: 'AWS::KMS::Key', Properties: {Description: k}}", """kms-get-key-policy/k-1.json|{"Policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::999999999999:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"}""", false },
        { "a topic's policy", "Topic: {Type: 'AWS::SNS::Topic', Properties: {TopicName: t}}", """sns-get-topic-attributes/t.json|{"Attributes":{"TopicArn":"arn:aws:sns:us-east-1:123456789012:t","Policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"SNS:Publish\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"AWS:SourceOwner\":\"123456789012\"}}}]}"}}""", true },
        { "a topic opened to everyone", "Topic: {Type: 'AWS::SNS::Topic', Properties: {TopicName: t}}", """sns-get-topic-attributes/t.json|{"Attributes":{"TopicArn":"arn:aws:sns:us-east-1:123456789012:t","Policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"SNS:Publish\",\"Resource\":\"*\"}]}"}}""", false },
        { "a group's egress", "Group: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupName: g, GroupDescription: d}}", """ec2-describe-security-groups.json|{"SecurityGroups":[{"GroupId":"sg-1","GroupName":"g","Description":"d","IpPermissions":[],"IpPermissionsEgress":[{"IpProtocol":"-1","IpRanges":[{"CidrIp":"0.0.0.0/0"}]}]}]}""", true },
        { "a group opened to the internet", "Group: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupName: g, GroupDescription: d}}", """ec2-describe-security-groups.json|{"SecurityGroups":[{"GroupId":"sg-1","GroupName":"g","Description":"d","IpPermissions":[{"IpProtocol":"-1","IpRanges":[{"CidrIp":"0.0.0.0/0"}]}],"IpPermissionsEgress":[]}]}""", false },
    };

    [Theory]
    [MemberData(nameof(Defaults))]
    public async Task What_AWS_fills_in_is_no_drift(string name, string declared, string live, bool isDefault)
    {
        using var texts = new Sources.Texts();
        var template = texts.Write("t.yaml", $"Resources:\n  {declared}\n");
        texts.Write("live/us-east-1/kms-list-keys.json", """{"Keys":[{"KeyId":"k-1","KeyArn":"arn:aws:kms:us-east-1:123456789012:key/k-1"}]}""");
        texts.Write("live/us-east-1/kms-describe-key/k-1.json", """{"KeyMetadata":{"KeyId":"k-1","Arn":"arn:aws:kms:us-east-1:123456789012:key/k-1","Description":"k","KeyManager":"CUSTOMER"}}""");
        texts.Write("live/us-east-1/kms-list-resource-tags/k-1.json", """{"Tags":[{"TagKey":"aws:cloudformation:stack-name","TagValue":"t"},{"TagKey":"aws:cloudformation:logical-id","TagValue":"Key"}]}""");
        texts.Write("live/us-east-1/sns-list-topics.json", """{"Topics":[{"TopicArn":"arn:aws:sns:us-east-1:123456789012:t"}]}""");
        texts.Write($"live/us-east-1/{live.Split('|')[0]}", live.Split('|', 2)[1]);

        var drift = await Run(template, Path.Combine(texts.Folder, "live"));

        Assert.True(drift.GetProperty("resources").GetArrayLength() == (isDefault ? 0 : 1), name);
        Assert.Empty(drift.GetProperty("onlyDeclared").EnumerateArray());
    }

    [Fact]
    public async Task A_source_without_resources_cannot_be_compared()
    {
        var ended = await CairnProcess.Run(["drift", Declared, "samples/claims-desk/parameters.json"], TestContext.Current.CancellationToken);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("nothing to compare", ended.Error, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Run(string declared, string live)
    {
        var ended = await CairnProcess.Run(["drift", declared, live, "--format", "json"], TestContext.Current.CancellationToken);
        Assert.True(ended.ExitCode == 0, ended.Error);
        return JsonDocument.Parse(ended.Output).RootElement;
    }

    private static string Name(JsonElement resource) => resource.GetProperty("key").GetString()!.Split('/', ':')[^1];
}
