using System.IO.Compression;
using System.Text;
using Cairn.Providers.Records;
using Cairn.Sources;

namespace Cairn.Tests.Sources.Config;

/// <summary>Configuration items read alike wherever AWS Config writes them.</summary>
public sealed class ConfigTests : IDisposable
{
    private const string Bucket =
        """
        {"configurationItemCaptureTime":"2026-01-02T00:00:00.000Z","configurationItemStatus":"OK","awsAccountId":"111122223333","awsRegion":"eu-west-1","resourceType":"AWS::S3::Bucket","resourceId":"docs","ARN":"arn:aws:s3:::docs","tags":{"k":"v"},"configuration":{"name":"docs"},"supplementaryConfiguration":{"BucketPolicy":{"policyText":"{\"Statement\":[]}"},"AccessControlList":"{\"grantList\":[{\"grantee\":\"AllUsers\",\"permission\":\"Read\"}]}","BucketNotificationConfiguration":{"configurations":{"n":{"events":["s3:ObjectCreated:*"],"functionARN":"arn:aws:lambda:eu-west-1:111122223333:function:f"}}}}}
        """;

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    public static TheoryData<string, string> Forms => new()
    {
        { "one item", Bucket },
        { "a list", $"[{Bucket}]" },
        { "a snapshot", $$"""{"fileVersion":"1.0","configSnapshotId":"x","configurationItems":[{{Bucket}}]}""" },
        { "a history", $$"""{"configurationItems":[{{Bucket}}]}""" },
        { "a notification", $$"""{"messageType":"ConfigurationItemChangeNotification","configurationItem":{{Bucket}} }""" },
        { "an aggregated item", $$"""{"ConfigurationItem":{{Bucket}} }""" },
        { "a query", $$"""{"Results":[{{System.Text.Json.JsonSerializer.Serialize(Bucket)}}],"QueryInfo":{"SelectFields":[] } }""" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_gives_the_same_record(string name, string text)
    {
        var collected = _texts.Read("items.json", text);

        var record = Assert.Single(collected.Records);
        var data = Field.Of(record.Data);
        Assert.True(collected.Diagnostics.Count == 0, name);
        Assert.Equal(("AWS::S3::Bucket", "111122223333", "eu-west-1", "arn:aws:s3:::docs"), (record.Type, record.Account, record.Region, record.Origin.Address));
        Assert.Equal("""{"Statement":[]}""", data["Policy"].Document);
        Assert.Equal(("http://acs.amazonaws.com/groups/global/AllUsers", "READ"), (data["Grants"]["Grantee"]["URI"].Text, data["Grants"]["Permission"].Text));
        Assert.Equal("arn:aws:lambda:eu-west-1:111122223333:function:f", data["NotificationConfiguration"]["LambdaFunctionConfigurations"]["LambdaFunctionArn"].Text);
        Assert.Equal("v", data["Tags"]["k"].Text);
    }

    [Fact]
    public void A_configuration_may_be_a_text_and_its_policies_encoded_for_a_URL()
    {
        var collected = _texts.Read("role.json",
            """{"resourceType":"AWS::IAM::Role","resourceId":"AROAX","accountId":"111122223333","awsRegion":"global","arn":"arn:aws:iam::111122223333:role/r","configuration":"{\"roleName\":\"r\",\"assumeRolePolicyDocument\":\"%7B%22Statement%22%3A%5B%5D%7D\"}"}""");

        var record = Assert.Single(collected.Records);
        Assert.Null(record.Region);
        Assert.Equal("""{"Statement":[]}""", Field.Of(record.Data)["AssumeRolePolicyDocument"].Document);
    }

    [Fact]
    public void What_the_recorder_leaves_out_is_there_all_the_same()
    {
        var collected = _texts.Read("left-out.json",
            """{"configurationItemStatus":"ResourceNotRecorded","resourceType":"AWS::S3::Bucket","resourceId":"b","awsAccountId":"111122223333","awsRegion":"eu-west-1","configuration":null}""");

        Assert.Empty(collected.Records);
        Assert.Equal(("config-empty", "AWS::S3::Bucket/b"), (Assert.Single(collected.Gaps).Code, collected.Gaps[0].Subject));
    }

    [Fact]
    public void The_newest_state_counts_and_what_was_deleted_is_gone()
    {
        _texts.Write("b.json", Bucket.Replace("2026-01-02", "2025-01-02", StringComparison.Ordinal).Replace("\"k\":\"v\"", "\"k\":\"old\"", StringComparison.Ordinal));
        _texts.Write("a.json", Bucket);
        _texts.Write("c.json", """{"configurationItemCaptureTime":"2026-03-01T00:00:00.000Z","configurationItemStatus":"ResourceDeleted","awsAccountId":"1","awsRegion":"x","resourceType":"AWS::SQS::Queue","resourceId":"q","configuration":null}""");
        _texts.Write("d.json", """{"configurationItemCaptureTime":"2026-02-01T00:00:00.000Z","configurationItemStatus":"OK","awsAccountId":"1","awsRegion":"x","resourceType":"AWS::SQS::Queue","resourceId":"q","configuration":{"QueueName":"q"}}""");

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal("v", Field.Of(Assert.Single(collected.Records).Data)["Tags"]["k"].Text);
    }

    [Theory]
    [InlineData("""{"Results":["{\"resourceType\":\"AWS::SQS","x"],"QueryInfo":{}}""", "config-result", "/Results/0")]
    [InlineData("""{"fileVersion":"2.0","configurationItems":[]}""", "config-too-new", "/fileVersion")]
    [InlineData("""{"fileVersion":"1.0","configurationItems":[{"resourceType":"AWS::""", "json-truncated", ":1:")]
    [InlineData("""{"fileVersion":"1.0","configurationItems":[],}""", "json-invalid", ":1:")]
    public void What_is_wrong_is_told_with_its_place(string text, string code, string place)
    {
        var collected = _texts.Read("items.json", text);

        Assert.Equal(code, collected.Diagnostics[0].Code);
        Assert.Contains(place, collected.Diagnostics[0].Where, StringComparison.Ordinal);
        Assert.Empty(collected.Records);
    }

    [Fact]
    public void An_item_without_type_or_configuration_leaves_a_gap()
    {
        var collected = _texts.Read("items.json", """{"configurationItems":[{"resourceId":"x"},{"resourceType":"AWS::SQS::Queue","resourceId":"q","configuration":null}]}""");

        Assert.Equal(["config-empty", "config-typeless"], collected.Gaps.Select(gap => gap.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_compressed_snapshot_reads_the_same()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes($$"""{"fileVersion":"1.0","configurationItems":[{{Bucket}}]}"""));
        _texts.Write("snapshot.json.gz", bytes.ToArray());

        Assert.Single(SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken).Records);
    }
}
