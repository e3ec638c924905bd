using Cairn.Providers.Aws;
using Cairn.Sources;
using Cairn.Sources.Aws;
using Cairn.Sources.Aws.Wire;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws;

/// <summary>Every declared call is made, in the protocol of its service, and its answer becomes records.</summary>
public sealed class EveryCallTests : IDisposable
{
    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public async Task Every_declared_call_is_made_and_understood()
    {
        await using var aws = new AwsLoopback(new SyntheticAws(AwsEstate.Types).Answer);

        var collected = await Run(aws);

        Assert.Empty(collected.Gaps.Select(gap => $"{gap.Message}"));
        var declared = AwsEstate.Types.SelectMany(type => type.Calls).SelectMany(call => call.All).Select(call => call.Name).Distinct();
        Assert.Equal(declared.Order(StringComparer.Ordinal), aws.Heard.Keys.Except(["sts:GetCallerIdentity", "ec2:DescribeRegions"]).Order(StringComparer.Ordinal));
        var found = AwsEstate.Types.Where(type => type.Calls.Count > 0).Select(type => type.Type);
        Assert.Equal(found.Order(StringComparer.Ordinal), collected.Records.Select(record => record.Type).Distinct().Order(StringComparer.Ordinal));
    }

    private async Task<Collected> Run(AwsLoopback aws)
    {
        var snapshot = Path.Combine(_texts.Folder, "aws.ndjson");
        var options = new AwsOptions { Journal = snapshot + ".journal", Environment = aws.Environment };
        using (var collector = new AwsCollector(options, TimeProvider.System, new CallLimits { FirstPause = TimeSpan.FromMilliseconds(1) }, new FixedKeys("111122223333")))
        using (var file = File.Create(snapshot))
            await collector.Collect(file, null, TestContext.Current.CancellationToken);
        return SourceReader.Read([snapshot], cancellation: TestContext.Current.CancellationToken);
    }
}
