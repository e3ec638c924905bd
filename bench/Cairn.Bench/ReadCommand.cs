using System.Diagnostics;
using System.Globalization;
using Cairn.Sources;
using Cairn.Sources.Snapshots;

namespace Cairn.Bench;

/// <summary>Reads sources once and prints what it cost.</summary>
internal static class ReadCommand
{
    public static int Run(IReadOnlyList<string> paths, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var collected = SourceReader.Read(paths);
        var wall = watch.Elapsed;
        using var process = Process.GetCurrentProcess();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{collected.Records.Count} records, {collected.Gaps.Count} gaps, {collected.Diagnostics.Count} diagnostics: {wall.TotalSeconds:F2} s wall, {process.TotalProcessorTime.TotalSeconds:F2} s CPU, {process.PeakWorkingSet64 / 1048576} MB peak"));
        return collected.Diagnostics.Count == 0 ? 0 : 2;
    }

    public static int Snapshot(string path, string file)
    {
        var collected = SourceReader.Read([path]);
        SnapshotWriter.Write(file, collected.Records, collected.Gaps);
        return collected.Diagnostics.Count == 0 ? 0 : 2;
    }
}
