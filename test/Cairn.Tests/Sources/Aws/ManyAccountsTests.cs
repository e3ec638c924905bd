using System.Diagnostics;
using System.Globalization;
using Cairn.Providers.Aws;
using Cairn.Sources;
using Cairn.Sources.Aws;
using Cairn.Sources.Aws.Wire;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws;

/// <summary>A large organisation is collected whole: every account, every region, each resource once.</summary>
[Slow]
public sealed class ManyAccountsTests : IDisposable
{
    private static readonly string[] Regions =
    [
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1", "eu-north-1",
        "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
    ];

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public Task A_hundred_accounts_in_seventeen_regions_are_collected_each_once() => Collect(latency: 20, concurrency: 128);

    /// <summary>The table of docs/performance.md: run with <c>-explicit only -diagnostics</c>.</summary>
    [Theory(Explicit = true)]
    [InlineData(20, 64)]
    [InlineData(100, 64)]
    [InlineData(100, 256)]
    public Task The_time_comes_near_what_latency_alone_takes(int latency, int concurrency) => Collect(latency, concurrency);

    /// <summary>Every declared call in every account and region: hundreds of thousands of calls, so only on request.</summary>
    [Theory(Explicit = true)]
    [InlineData(20, 20, 64)]
    [InlineData(20, 100, 256)]
    [InlineData(100, 20, 256)]
    public async Task Every_declared_call_is_made_in_every_account_and_region(int accounts, int latency, int concurrency)
    {
        var numbers = Numbers(accounts);
        await using var aws = new AwsLoopback(new SyntheticAws(AwsEstate.Types) { Accounts = numbers, Regions = Regions }.Answer) { Latency = TimeSpan.FromMilliseconds(latency) };
        var snapshot = Path.Combine(_texts.Folder, "all.ndjson");
        var options = new AwsOptions { Journal = snapshot + ".journal", Environment = aws.Environment, OrgRole = "Audit" };
        AwsSummary summary;

        using (var collector = new AwsCollector(options, TimeProvider.System, new CallLimits { Concurrency = concurrency, StartRate = 1000, TopRate = 2000 }, new FixedKeys(numbers[0])))
        using (var file = File.Create(snapshot))
            summary = await collector.Collect(file, null, TestContext.Current.CancellationToken);

        Assert.Equal((accounts, 0), (summary.Accounts, summary.Gaps));
        Tell(aws, summary, latency, concurrency);
    }

    private static List<string> Numbers(int accounts) => [.. Enumerable.Range(0, accounts).Select(i => (100_000_000_000 + i).ToString(CultureInfo.InvariantCulture))];

    private static void Tell(AwsLoopback aws, AwsSummary summary, int latency, int concurrency)
    {
        var calls = aws.Heard.Values.Sum();
        var bound = (double)latency * calls / concurrency / 1000;
        using var self = Process.GetCurrentProcess();
        TestContext.Current.SendDiagnosticMessage($"{latency} ms, {concurrency} at once: {calls} calls, {summary.Records} records in {summary.Elapsed.TotalSeconds:0.0} s; latency alone is {bound:0.0} s; {GC.GetTotalMemory(true) / 1_000_000} MB held, {self.PeakWorkingSet64 / 1_000_000} MB at the most, with the server");
    }

    private async Task Collect(int latency, int concurrency)
    {
        var accounts = Numbers(100);
        var types = AwsEstate.Types.Where(type => type.Type is "AWS::SageMaker::Model" or "AWS::EC2::VPC" or "AWS::IAM::Role" or "AWS::SNS::Topic").ToList();
        await using var aws = new AwsLoopback(new SyntheticAws(types) { Accounts = accounts, Regions = Regions }.Answer) { Latency = TimeSpan.FromMilliseconds(latency) };
        var snapshot = Path.Combine(_texts.Folder, "org.ndjson");
        var options = new AwsOptions { Journal = snapshot + ".journal", Environment = aws.Environment, OrgRole = "Audit" };
        AwsSummary summary;

        using (var collector = new AwsCollector(options, TimeProvider.System, new CallLimits { Concurrency = concurrency }, new FixedKeys(accounts[0]), types))
        using (var file = File.Create(snapshot))
            summary = await collector.Collect(file, null, TestContext.Current.CancellationToken);

        var collected = SourceReader.Read([snapshot], cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(collected.Gaps);
        Assert.Equal(100, summary.Accounts);
        Assert.Equal((100 * 17 * 3) + 100, collected.Records.Count);
        Assert.Equal(collected.Records.Count, collected.Records.DistinctBy(record => (record.Type, record.Account, record.Origin.Address)).Count());
        Tell(aws, summary, latency, concurrency);
    }

    [Fact]
    public async Task A_compressed_snapshot_is_whole()
    {
        await using var aws = new AwsLoopback(new SyntheticAws(AwsEstate.Types) { Regions = ["us-east-1"] }.Answer);
        var plain = Path.Combine(_texts.Folder, "plain.ndjson");
        var packed = Path.Combine(_texts.Folder, "packed.ndjson.gz");

        Assert.Equal(0, await End(Start(aws, plain)));
        Assert.Equal(0, await End(Start(aws, packed)));

        await using var unpacked = new System.IO.Compression.GZipStream(File.OpenRead(packed), System.IO.Compression.CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        Assert.Equal(await File.ReadAllTextAsync(plain, TestContext.Current.CancellationToken), await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_killed_collection_goes_on_with_nothing_lost_and_nothing_doubled()
    {
        await using var aws = new AwsLoopback(new SyntheticAws(AwsEstate.Types) { ItemsPerList = 4, Regions = ["eu-west-1", "us-east-1"] }.Answer) { Latency = TimeSpan.FromMilliseconds(15) };
        var whole = Path.Combine(_texts.Folder, "whole.ndjson");
        var broken = Path.Combine(_texts.Folder, "broken.ndjson");
        Assert.Equal(0, await End(Start(aws, whole)));
        var calls = aws.Heard.Values.Sum();
        var journal = new FileInfo(broken + ".journal");
        foreach (var share in new[] { 0.2, 0.5 })
        {
            using var process = Start(aws, broken, "--resume");
            var enough = new FileInfo(whole).Length * share;
            while (!process.HasExited && (!journal.Exists || journal.Length < enough))
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
                journal.Refresh();
            }

            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.False(File.Exists(broken), "it was finished before it was killed");
        }

        aws.Heard.Clear();
        Assert.Equal(0, await End(Start(aws, broken, "--resume")));

        Assert.Equal(await File.ReadAllTextAsync(whole, TestContext.Current.CancellationToken), await File.ReadAllTextAsync(broken, TestContext.Current.CancellationToken));
        Assert.True(aws.Heard.Values.Sum() < calls, $"the last run made {aws.Heard.Values.Sum()} of {calls} calls again");
    }

    private static Process Start(AwsLoopback aws, string output, params string[] more)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "cairn.dll"), "collect", "aws", "--concurrency", "16", "-o", output, .. more])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in aws.Environment)
            start.Environment[name] = value;
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIA1111222233330";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "secret";
        start.Environment["AWS_REGION"] = "us-east-1";
        return Process.Start(start)!;
    }

    private static async Task<int> End(Process process)
    {
        using var ended = process;
        var error = ended.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await ended.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (ended.ExitCode != 0)
            TestContext.Current.SendDiagnosticMessage(await error);
        return ended.ExitCode;
    }
}
