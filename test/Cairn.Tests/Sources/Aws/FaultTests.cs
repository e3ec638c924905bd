using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Cairn.Providers.Aws;
using Cairn.Providers.Mapping;
using Cairn.Sources;
using Cairn.Sources.Aws;
using Cairn.Sources.Aws.Wire;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws;

/// <summary>Whatever goes wrong with calls, collection ends, tells what it did not see, and brings the same as without the trouble.</summary>
public sealed class FaultTests : IDisposable
{
    private const string Account = "111122223333";
    private static readonly CallLimits Quick = new() { FirstPause = TimeSpan.FromMilliseconds(1), StartRate = 1000, TopRate = 2000, LongestPause = TimeSpan.FromMilliseconds(20), Concurrency = 32 };

    /// <summary>Each protocol, lists below lists, pages and batches.</summary>
    private static readonly IReadOnlyList<ResourceType> Some = [.. AwsEstate.Types.Where(type => type.Type.Split("::") is [_, "S3" or "IAM" or "EC2" or "Bedrock" or "ECS" or "SNS" or "SQS" or "Organizations", _])];

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    public static TheoryData<string> Passing => ["throttled", "slow down", "server error", "reset", "half an answer", "no JSON"];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Trouble_that_passes_leaves_no_trace(string trouble)
    {
        await using var aws = Aws();
        var whole = await Bytes(aws, "whole");
        var tried = new ConcurrentDictionary<string, int>();
        // A text is a text, so nothing in it is wrong.
        aws.Fault = asked => asked.Operation.PayloadIsText || tried.AddOrUpdate(Key(asked), 1, (_, count) => count + 1) > 1 ? null : Told(trouble, asked);

        Assert.Equal(whole, await Bytes(aws, "troubled"));
        Assert.True(tried.Count > 100, $"only {tried.Count} calls were troubled");
    }

    [Fact]
    public async Task A_denied_call_is_a_gap_that_names_the_permission_and_nothing_else_stops()
    {
        await using var aws = Aws();
        var whole = Read(await Bytes(aws, "whole"));
        aws.Fault = asked => asked.Name is "s3:GetBucketEncryption" or "sns:ListTopics" ? AwsLoopback.Error(asked, 403, "AccessDenied") : null;

        var collected = Read(await Bytes(aws, "denied"));

        Assert.Equal(["grant `s3:GetEncryptionConfiguration`", "grant `sns:ListTopics`"], collected.Gaps.Where(gap => gap.Code == "call-denied").Select(gap => gap.Help).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["Name-0", "Name-1", "Name-2", "aws:111122223333/us-east-1"], collected.Gaps.Select(gap => gap.Subject).Order(StringComparer.Ordinal));
        Assert.Equal(whole.Records.Count(record => record.Type != "AWS::SNS::Topic"), collected.Records.Count);
    }

    [Fact]
    public async Task A_service_that_always_fails_is_a_gap()
    {
        await using var aws = Aws();
        aws.Fault = asked => asked.Service.Name == "sqs" ? AwsLoopback.Error(asked, 500, "InternalFailure") : null;

        var gap = Assert.Single(Read(await Bytes(aws, "failing")).Gaps);

        Assert.Equal(("call-failed", "aws:111122223333/us-east-1"), (gap.Code, gap.Subject));
    }

    [Fact]
    public async Task A_list_that_never_ends_is_left_with_a_gap()
    {
        var synthetic = new SyntheticAws(Some);
        await using var aws = new AwsLoopback(asked =>
        {
            var answer = synthetic.Answer(asked);
            if (asked.Name == "sns:ListTopics")
                answer["NextToken"] = "again";
            return answer;
        });

        var collected = Read(await Bytes(aws, "endless"));

        Assert.Equal("paging-endless", Assert.Single(collected.Gaps).Code);
        Assert.Single(collected.Records, record => record.Type == "AWS::SNS::Topic");
    }

    [Fact]
    public async Task Keys_that_run_out_are_renewed()
    {
        await using var aws = Aws();
        var whole = await Bytes(aws, "whole");
        var count = 0;
        aws.Fault = asked => asked.KeyId.EndsWith('0') && Interlocked.Increment(ref count) > 40 ? AwsLoopback.Error(asked, 403, "ExpiredToken") : null;

        Assert.Equal(whole, await Bytes(aws, "renewed", new FixedKeys(Account, renewals: 1)));
    }

    [Fact]
    public async Task When_keys_cannot_be_renewed_collection_stops_and_goes_on_later_where_it_was()
    {
        await using var aws = Aws();
        var whole = await Bytes(aws, "whole");
        var calls = aws.Heard.Values.Sum();
        var count = 0;
        aws.Fault = asked => Interlocked.Increment(ref count) > calls / 2 ? AwsLoopback.Error(asked, 403, "ExpiredToken") : null;

        var stopped = await Assert.ThrowsAsync<AwsUnreachableException>(() => Bytes(aws, "resumed"));
        Assert.Contains("--resume", stopped.Help, StringComparison.Ordinal);
        aws.Fault = _ => null;
        aws.Heard.Clear();

        Assert.Equal(whole, await Bytes(aws, "resumed", resume: true));
        Assert.True(aws.Heard.Values.Sum() < calls * 0.9, "the second run asked everything again");
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_noticed_and_allowed_for()
    {
        await using var aws = Aws();
        var whole = await Bytes(aws, "whole");
        var theirs = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(3);
        aws.Fault = asked => (theirs - Time(asked)).Duration() < TimeSpan.FromMinutes(5)
            ? null
            : AwsLoopback.Error(asked, 403, asked.Service.Protocol == Protocol.Json ? "InvalidSignatureException" : "RequestTimeTooSkewed") with { Headers = new Dictionary<string, string> { ["Date"] = theirs.ToString("R", CultureInfo.InvariantCulture) } };

        Assert.Equal(whole, await Bytes(aws, "skewed"));
    }

    [Fact]
    public async Task A_collection_can_be_stopped_at_any_time()
    {
        await using var aws = Aws();
        aws.Latency = TimeSpan.FromMilliseconds(20);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Bytes(aws, "stopped", stop: stop.Token));
        aws.Latency = TimeSpan.Zero;

        Assert.Equal(await Bytes(aws, "whole"), await Bytes(aws, "stopped", resume: true));
    }

    [Fact]
    public async Task An_account_that_does_not_let_its_role_be_taken_on_is_a_gap()
    {
        await using var aws = Aws(accounts: [Account, "444455556666", "777788889999"]);
        aws.Fault = asked => asked.Name == "sts:AssumeRole" && asked.Parameters["RoleArn"].Contains("7777", StringComparison.Ordinal) ? AwsLoopback.Error(asked, 403, "AccessDenied") : null;

        var collected = Read(await Bytes(aws, "closed", role: "Audit"));

        var gap = Assert.Single(collected.Gaps);
        Assert.Equal(("account-closed", "aws:777788889999"), (gap.Code, gap.Subject));
        Assert.Equal([Account, "444455556666"], collected.Records.Select(record => record.Account).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_journal_of_another_collection_is_not_gone_on_with()
    {
        await using var aws = Aws();
        await File.WriteAllTextAsync(Path.Combine(_texts.Folder, "other.ndjson.journal"), """{"format":"cairn.journal/1","purpose":"999999999999  us-east-1"}""", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<AwsUnreachableException>(() => Bytes(aws, "other", resume: true));
    }

    [Theory]
    [InlineData("silent", "cannot be reached: no answer within 0.2 seconds", "network")]
    [InlineData("reset", "cannot be reached: ", "network")]
    [InlineData("refused", "does not accept the credentials: AccessDenied", "--profile")]
    public async Task An_AWS_that_does_not_let_anybody_in_is_said_at_once(string trouble, string message, string help)
    {
        await using var aws = Aws();
        aws.Latency = trouble == "silent" ? TimeSpan.FromSeconds(5) : TimeSpan.Zero;
        aws.Fault = asked => trouble == "refused" ? AwsLoopback.Error(asked, 403, "AccessDenied") : trouble == "reset" ? Told(trouble, asked) : null;

        var stopped = await Assert.ThrowsAsync<AwsUnreachableException>(() => Bytes(aws, trouble, limits: Quick with { FirstAnswer = TimeSpan.FromSeconds(trouble == "silent" ? 0.2 : 20) }));

        Assert.Contains(message, stopped.Message, StringComparison.Ordinal);
        Assert.Contains(help, stopped.Help, StringComparison.Ordinal);
    }

    private static AwsLoopback Aws(IReadOnlyList<string>? accounts = null) => new(new SyntheticAws(Some) { ItemsPerList = 3, Accounts = accounts ?? [] }.Answer);

    private static string Key(AwsAsked asked) => $"{asked.Name} {string.Join(' ', asked.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))}";

    private static HttpTold Told(string trouble, AwsAsked asked) => trouble switch
    {
        "throttled" => AwsLoopback.Error(asked, 400, "ThrottlingException"),
        "slow down" => AwsLoopback.Error(asked, 503, "SlowDown"),
        "server error" => AwsLoopback.Error(asked, 500, "InternalFailure"),
        "reset" => new(200, []) { Resets = true },
        "half an answer" => new(200, Encoding.UTF8.GetBytes("""{"Buckets":[{"Name":"b"}]}""")) { BreaksOff = true },
        _ => new(200, "{\"Buckets\":[<"u8.ToArray()),
    };

    private static DateTimeOffset Time(AwsAsked asked) => DateTimeOffset.ParseExact(asked.Time, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private async Task<string> Bytes(AwsLoopback aws, string name, IKeySource? keys = null, bool resume = false, string? role = null, CancellationToken? stop = null, CallLimits? limits = null)
    {
        var snapshot = Path.Combine(_texts.Folder, name + ".ndjson");
        var options = new AwsOptions { Journal = snapshot + ".journal", Environment = aws.Environment, Resume = resume, OrgRole = role };
        using (var collector = new AwsCollector(options, TimeProvider.System, limits ?? Quick, keys ?? new FixedKeys(Account), Some))
        using (var file = File.Create(snapshot))
            await collector.Collect(file, null, stop ?? TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(snapshot, TestContext.Current.CancellationToken);
    }

    private Collected Read(string text)
    {
        var path = Path.Combine(_texts.Folder, "read.ndjson");
        File.WriteAllText(path, text);
        return SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken);
    }
}
