using System.Diagnostics;
using System.Globalization;
using Cairn.Access.Aws;
using Cairn.Analysis.Knowledge;

namespace Cairn.Bench.Access;

/// <summary>Every permission edge of generated estates of growing size.</summary>
internal static class ReachBench
{
    private static readonly string[] Default = ["500x12500", "1000x12500", "2000x12500", "2000x25000", "2000x50000"];

    public static int Run(string[] sizes)
    {
        var table = PermissionFile.Read(File.ReadAllText("knowledge/permissions/aws.yaml"));
        Console.WriteLine($"| roles | resources | rows | groups | edges | seconds | CPU seconds | peak MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var size in sizes.Length > 0 ? sizes : Default)
        {
            var parts = size.Split('x');
            Measure(new GeneratedEstate(1, int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture)), table);
        }
        return 0;
    }

    private static void Measure(GeneratedEstate estate, Cairn.Access.PermissionTable table)
    {
        var environment = estate.Build();
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        long groups = 0, edges = 0;
        var reach = AwsReach.Compute(environment, table);
        Parallel.For(0, table.Rows.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, row =>
        {
            foreach (var group in reach.Groups(row))
            {
                Interlocked.Increment(ref groups);
                Interlocked.Add(ref edges, (long)group.Callers.Count * group.Targets.Count);
            }
        });
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {estate.Roles} | {environment.Resources.Count} | {table.Rows.Count} | {groups:N0} | {edges:N0} | {clock.Elapsed.TotalSeconds:F1} | {(process.TotalProcessorTime - cpu).TotalSeconds:F1} | {process.PeakWorkingSet64 / 1_000_000} |"));
    }
}
