using System.Diagnostics;
using System.Globalization;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Matching;
using Cairn.Analysis.Reports;
using Cairn.Cli.Pipeline;
using Cairn.Providers.Aws;
using Cairn.Providers.Estates;
using Cairn.Sources;

namespace Cairn.Bench;

/// <summary>Runs the pipeline once and prints what each stage cost.</summary>
internal static class StagesCommand
{
    public static int Run(IReadOnlyList<string> paths, TextWriter output)
    {
        using var process = Process.GetCurrentProcess();
        var collected = Time("read", () => SourceReader.Read(paths));
        var aws = Time("knowledge", Knowledge.ReadAws);
        var estate = Time("map and derive", () => AwsEstate.Build(collected.Records, collected.Gaps, aws));
        var knowledge = Time("techniques", Knowledge.Read);
        var matcher = new CypherMatcher();
        var steps = Time("attack steps", () => AttackGraph.Build(estate.Graph, knowledge.Techniques, matcher));
        Time("attack pass", () => steps.From(Entries.Find(estate.Graph, [], [])));
        var report = Time("report", () => Report.Scan(Input(estate, knowledge, matcher)));
        Time("json", () =>
        {
            JsonReport.Write(report, Stream.Null);
            return 0;
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{collected.Records.Count} records, {estate.Graph.NodeCount} nodes, {estate.Graph.EdgeCount} edges, {steps.StepCount} steps, {report.Attacks.Count} attacks, {process.PeakWorkingSet64 / 1048576} MB peak"));
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

    private static ReportInput Input(Estate estate, Cairn.Analysis.Knowledge.KnowledgeBase knowledge, IPatternMatcher matcher) =>
        new(estate.Graph, new EstateEvidence(estate), knowledge, matcher) { Entries = Entries.Find(estate.Graph, [], []) };
}
