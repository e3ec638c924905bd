using System.Text.Json.Nodes;
using Cairn.Providers.Aws;
using Cairn.Providers.Mapping;
using Cairn.Sources;
using Cairn.Sources.Aws;
using Cairn.Sources.Aws.Wire;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws;

/// <summary>What an interrupted collection could not see is asked again when it goes on, and keys that die are never taken for services that are missing.</summary>
public sealed class ResumeTests : IDisposable
{
    private const string Account = "111122223333";
    private static readonly CallLimits Quick = new() { FirstPause = TimeSpan.FromMilliseconds(1), StartRate = 1000, TopRate = 2000, LongestPause = TimeSpan.FromMilliseconds(5), Concurrency = 32 };
    private static readonly IReadOnlyList<ResourceType> Some = [.. AwsEstate.Types.Where(type => type.Type.Split("::") is [_, "S3" or "IAM" or "EC2" or "Bedrock" or "SNS" or "SQS" or "Glue", _])];

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Theory]
    [InlineData(403, "AccessDenied")]
    [InlineData(400, "ThrottlingException")]
    [InlineData(500, "InternalFailure")]
    [InlineData(400, "OptInRequired")]
    [InlineData(400, "ValidationException")]
    public async Task What_a_call_failed_for_is_asked_again_and_nothing_else(int status, string code)
    {
        await using var aws = Aws();
        var whole = await Bytes(aws, "whole");
        var calls = aws.Heard.Values.Sum();
        using var stop = new CancellationTokenSource();
        aws.Fault = asked => asked.Name switch
        {
            "sns:ListTopics" or "s3:GetBucketEncryption" => AwsLoopback.Error(asked, status, code),
            "sqs:ListQueues" => Held(asked, stop.Token),
            _ => null,
        };
        // A list of topics and the encryption of three buckets are missing; then it is interrupted.
        var progress = new Stop(stop, gaps: 4);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Bytes(aws, "resumed", progress: progress, stop: stop.Token));
        aws.Fault = _ => null;
        aws.Heard.Clear();

        Assert.Equal(whole, await Bytes(aws, "resumed", resume: true));
        Assert.Equal(3, aws.Heard["s3:GetBucketEncryption"]);
        Assert.Equal(1, aws.Heard["sns:ListTopics"]);
        Assert.True(aws.Heard.Values.Sum() < calls * 0.8, $"{aws.Heard.Values.Sum()} of {calls} calls were made again");
    }

    [Fact]
    public async Task Keys_that_are_taken_away_stop_the_collection_and_it_goes_on_later_where_it_was()
    {
        await using var aws = Aws();
        var whole = await Bytes(aws, "whole");
        var calls = aws.Heard.Values.Sum();
        var count = 0;
        aws.Fault = asked => Interlocked.Increment(ref count) > calls / 2 ? Stranger(asked) : null;

        var stopped = await Assert.ThrowsAsync<AwsUnreachableException>(() => Bytes(aws, "resumed"));

        Assert.StartsWith("AWS no longer knows the credentials: ", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("deleted or deactivated", stopped.Help, StringComparison.Ordinal);
        Assert.Contains("--resume", stopped.Help, StringComparison.Ordinal);
        aws.Fault = _ => null;
        Assert.Equal(whole, await Bytes(aws, "resumed", resume: true));
    }

    [Fact]
    public async Task A_region_that_does_not_know_the_keys_is_one_that_is_not_open()
    {
        await using var aws = Aws("eu-south-1", "us-east-1");
        aws.Fault = asked => asked.Region == "eu-south-1" ? Stranger(asked) : null;

        var collected = Read(await Bytes(aws, "closed"));

        Assert.NotEmpty(collected.Gaps);
        Assert.All(collected.Gaps, gap => Assert.Equal(("service-absent", $"aws:{Account}/eu-south-1"), (gap.Code, gap.Subject)));
        Assert.Contains(collected.Records, record => record.Region == "us-east-1");
        Assert.True(aws.Heard["sts:GetCallerIdentity"] < 1 + collected.Gaps.Count, "each call asked anew whether the keys are good");
    }

    [Fact]
    public async Task Something_that_belongs_to_somebody_else_is_denied_and_the_keys_are_good()
    {
        await using var aws = Aws();
        aws.Fault = asked => asked.Name == "ec2:DescribeSnapshotAttribute" ? AwsLoopback.Error(asked, 401, "AuthFailure", "Not authorized for snapshot") : null;

        var gaps = Read(await Bytes(aws, "others")).Gaps;

        Assert.Equal(3, gaps.Count);
        Assert.All(gaps, gap => Assert.Equal(("call-denied", "grant `ec2:DescribeSnapshotAttribute`"), (gap.Code, gap.Help)));
    }

    [Fact]
    public async Task Items_without_the_id_that_their_list_promises_are_told_apart()
    {
        var synthetic = new SyntheticAws(Some);
        await using var aws = new AwsLoopback(asked => asked.Name == "glue:GetDatabases"
            ? new JsonObject { ["DatabaseList"] = new JsonArray(new JsonObject { ["Description"] = "one" }, new JsonObject { ["Description"] = "two" }) }
            : synthetic.Answer(asked));

        var databases = Read(await Bytes(aws, "nameless")).Records.Where(record => record.Type == "AWS::Glue::Database").ToList();

        Assert.Equal(2, databases.Count);
        Assert.Equal(2, databases.DistinctBy(record => record.Origin.Address).Count());
    }

    [Fact]
    public async Task A_region_that_can_be_seen_later_is_no_reason_to_begin_anew()
    {
        await using var aws = Aws("eu-west-1", "us-east-1");
        var whole = await Bytes(aws, "whole");
        var count = 0;
        aws.Fault = asked => asked.Name == "ec2:DescribeRegions" ? AwsLoopback.Error(asked, 403, "UnauthorizedOperation") : Interlocked.Increment(ref count) > 60 ? AwsLoopback.Error(asked, 403, "ExpiredToken") : null;
        await Assert.ThrowsAsync<AwsUnreachableException>(() => Bytes(aws, "widened"));
        aws.Fault = _ => null;

        Assert.Equal(whole, await Bytes(aws, "widened", resume: true));
    }

    /// <summary>How each sort of service says that it does not know a key.</summary>
    private static HttpTold Stranger(AwsAsked asked) => asked.Service switch
    {
        { Name: "ec2" } => AwsLoopback.Error(asked, 401, "AuthFailure", "AWS was not able to validate the provided access credentials"),
        { Name: "s3" } => AwsLoopback.Error(asked, 403, "InvalidAccessKeyId"),
        { Protocol: Protocol.Json or Protocol.RestJson } => AwsLoopback.Error(asked, 403, "UnrecognizedClientException"),
        _ => AwsLoopback.Error(asked, 403, "InvalidClientTokenId"),
    };

    private static HttpTold Held(AwsAsked asked, CancellationToken until)
    {
        until.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
        return AwsLoopback.Error(asked, 500, "InternalFailure");
    }

    private static AwsLoopback Aws(params string[] regions) => new(new SyntheticAws(Some) { ItemsPerList = 3, Regions = regions is [] ? ["us-east-1"] : regions }.Answer);

    private async Task<string> Bytes(AwsLoopback aws, string name, bool resume = false, IProgress<AwsProgress>? progress = null, CancellationToken? stop = null)
    {
        var snapshot = Path.Combine(_texts.Folder, name + ".ndjson");
        var options = new AwsOptions { Journal = snapshot + ".journal", Environment = aws.Environment, Resume = resume };
        using (var collector = new AwsCollector(options, TimeProvider.System, Quick, new FixedKeys(Account), Some))
        using (var file = File.Create(snapshot))
            await collector.Collect(file, progress, stop ?? TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(snapshot, TestContext.Current.CancellationToken);
    }

    private Collected Read(string text)
    {
        var path = Path.Combine(_texts.Folder, "read.ndjson");
        File.WriteAllText(path, text);
        return SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken);
    }

    /// <summary>Interrupts as a user would who sees that something is missing.</summary>
    private sealed class Stop(CancellationTokenSource stop, int gaps) : IProgress<AwsProgress>
    {
        public void Report(AwsProgress value)
        {
            if (value.Gaps >= gaps && value.Done > 20)
                stop.Cancel();
        }
    }
}
