using System.Globalization;
using Cairn.Sources.Aws;

namespace Cairn.Cli.Pipeline;

/// <summary>Collects live AWS accounts for a command, and says how it goes.</summary>
internal static class AwsRun
{
    private const string Resume = "go on with --resume; what was collected is kept";
    private const string KeepNext = "`cairn collect aws -o FILE` keeps what it has collected, and goes on with --resume";

    /// <summary>Collects into a snapshot file that appears only when it is whole.</summary>
    /// <param name="keeps">Whether the work already done outlives the command, so that another can go on with it.</param>
    public static async Task<AwsSummary> Collect(AwsOptions options, string path, bool keeps, CancellationToken cancellation)
    {
        var part = path + ".part";
        try
        {
            AwsSummary summary;
            using (var collector = new AwsCollector(options, TimeProvider.System))
            using (var meter = new AwsMeter(TimeProvider.System))
            using (var file = File.Create(part))
            await using (var packed = Packed(file, path))
                summary = await collector.Collect(packed, meter, cancellation);
            File.Move(part, path, overwrite: true);
            return summary;
        }
        catch (AwsUnreachableException e)
        {
            File.Delete(part);
            throw new UsageException(e.Message, !keeps && e.Help?.Contains("--resume", StringComparison.Ordinal) == true ? $"sign in again; {KeepNext}" : e.Help);
        }
        catch (OperationCanceledException)
        {
            File.Delete(part);
            throw new UsageException("stopped before everything was collected", keeps ? Resume : KeepNext);
        }
    }

    /// <summary>What the collection brought, and which services took the time.</summary>
    public static void Tell(AwsSummary summary, TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Records} resources and {summary.Gaps} gaps from {summary.Accounts} {(summary.Accounts == 1 ? "account" : "accounts")} in {summary.Elapsed.TotalSeconds:0.0} s"));
        foreach (var cost in summary.Costs.Take(10))
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {cost.Service,-26} {cost.Calls,8} calls {cost.Waited.TotalMilliseconds / Math.Max(1, cost.Calls),8:0} ms each{(cost.Throttled > 0 ? $", {cost.Throttled} turned away" : "")}{(cost.Failed > 0 ? $", {cost.Failed} failed" : "")}"));
    }

    private static Stream Packed(FileStream file, string path) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true) : file;
}
