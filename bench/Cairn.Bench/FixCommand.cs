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
        using var clock = new Stopclock(output);
        var estate = clock.Time("read and map", () => LoadedEstate.Read([path], new Progress()));
        var input = clock.Time("input", () => estate.Input(Knowledge.Read(), Asking.About(from)));
        var found = clock.Time("attacks", () => AttackPaths.Find(input).Attacks);
        var asked = found.DistinctBy(attack => (attack.Target.Node, attack.Target.TargetId)).Take(Targets).Select(attack => attack.Target).ToHashSet();
        var attacks = found.Where(attack => asked.Contains(attack.Target)).ToList();
        var fix = clock.Time("fix", () => Fix.Find(new FixQuestion(input, attacks, new EstateChanges(estate.Estate), Knowledge.ReadFixCosts())));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{estate.Graph.NodeCount} nodes, {estate.Graph.EdgeCount} edges, {attacks.Count} attacks on {asked.Count} targets: {fix.Changes.Count} changes, cost {fix.Cost} (no less than {fix.LowerBound}), {fix.Unstoppable.Count} unstoppable, checked {fix.IsChecked}, {clock.PeakMegabytes()} MB peak"));
        return 0;
    }
}
