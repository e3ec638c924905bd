using Cairn.Cli.Text;
using Cairn.Sources.Aws;

namespace Cairn.Cli.Pipeline;

/// <summary>Collects live AWS accounts for a command, and says how it goes.</summary>
internal static class AwsRun
{
    private const string KeepNext = "`cairn collect aws -o FILE` keeps what it has collected, and goes on with --resume";

    /// <summary>Collects into a snapshot file that appears only when it is whole.</summary>
    /// <param name="keeps">Whether the work already done outlives the command, so that another can go on with it.</param>
    public static async Task<AwsSummary> Collect(AwsOptions options, string path, bool keeps, CancellationToken cancellation)
    {
        using var target = SnapshotTarget.At(path);
        if (target.JournalElsewhere is { } elsewhere)
            (options, keeps) = (Placed(options, path, elsewhere), false);
        if (options.Resume && !File.Exists(options.Journal))
            Console.Error.WriteLine($"there is no `{Plain.Line(options.Journal)}` to go on with, so everything is collected");
        else if (!options.Resume && File.Exists(options.Journal))
            Console.Error.WriteLine($"an interrupted collection is begun anew; what it found is in `{Plain.Line(options.Journal)}.old` until this one is through");
        using var meter = new AwsMeter(TimeProvider.System);
        meter.Begin();
        try
        {
            AwsSummary summary;
            using (var collector = new AwsCollector(options, TimeProvider.System))
            await using (var packed = Packed(target.Output, path))
                summary = await collector.Collect(packed, meter, cancellation);
            target.Finish();
            return summary;
        }
        catch (AwsUnreachableException e)
        {
            throw new UsageException(e.Message, !keeps && e.Help?.Contains("--resume", StringComparison.Ordinal) == true ? $"sign in again; {KeepNext}" : e.Help);
        }
        catch (OperationCanceledException)
        {
            throw new UsageException(
                meter.Last is { } far ? $"stopped after {far.Done} of {far.All} lists" : "stopped before anything was collected",
                !keeps ? KeepNext : File.Exists(options.Journal) ? $"what was collected is kept in `{options.Journal}`; the same command with --resume goes on from there" : null);
        }
    }

    private static AwsOptions Placed(AwsOptions options, string path, string journal) => !options.Resume
        ? options with { Journal = journal }
        : throw new UsageException($"`{path}` is no file, so nothing of an interrupted collection is beside it", "leave out --resume, or give -o the file that was collected into");

    private static Stream Packed(Stream file, string path) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true) : file;
}
