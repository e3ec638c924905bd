using System.Diagnostics;
using System.Globalization;
using Cairn.Analysis.Fixes;
using Cairn.Analysis.Reports;
using Cairn.Cli.Pipeline;

namespace Cairn.Bench;

/// <summary>Finds the smallest fix against the worst attacks of an estate, and prints what it cost.</summary>
internal static class FixCommand
{
    private const int Targets = 200;

    public static int Run(string path, IReadOnlyList<string> from, TextWriter output)
    {
        using var process = Process.GetCurrentProcess();
        var estate = Time("read and map", () => LoadedEstate.Read([path], new Progress()));
        var input = Time("input", () => estate.Input(Knowledge.Read(), Asking.About(from)));
        var found = Time("attacks", () => AttackPaths.Find(input).Attacks);
        var asked = found.DistinctBy(attack => (attack.Target.Node, attack.Target.TargetId)).Take(Targets).Select(attack => attack.Target).ToHashSet();
        var attacks = found.Where(attack => asked.Contains(attack.Target)).ToList();
        var fix = Time("fix", () => Fix.Find(new FixQuestion(input, attacks, new EstateChanges(estate.Estate), Knowledge.ReadFixCosts())));
        process.Refresh();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{estate.Graph.NodeCount} nodes, {estate.Graph.EdgeCount} edges, {attacks.Count} attacks on {asked.Count} targets: {fix.Changes.Count} changes, cost {fix.Cost} (no less than {fix.LowerBound}), {fix.Unstoppable.Count} unstoppable, checked {fix.IsChecked}, {process.PeakWorkingSet64 / 1048576} MB peak"));
        return 0;

        T Time<T>(string stage, Func<T> work)
        {
            process.Refresh();
            var (wall, cpu) = (Stopwatch.StartNew(), process.TotalProcessorTime);
            var result = work();
            process.Refresh();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage,-16} {wall.Elapsed.TotalSeconds,8:F2} s wall {(process.TotalProcessorTime - cpu).TotalSeconds,8:F2} s CPU"));
            return result;
        }
    }
}
