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
        using var clock = new Stopclock(output);
        var collected = clock.Time("read", () => SourceReader.Read(paths));
        var aws = clock.Time("knowledge", Knowledge.ReadAws);
        var estate = clock.Time("map and derive", () => AwsEstate.Build(collected.Records, collected.Gaps, aws));
        var knowledge = clock.Time("techniques", Knowledge.Read);
        var matcher = new CypherMatcher();
        var steps = clock.Time("attack steps", () => AttackGraph.Build(estate.Graph, knowledge.Techniques, matcher));
        clock.Time("attack pass", () => steps.From(Entries.Find(estate.Graph, [], [])));
        var report = clock.Time("report", () => Report.Scan(Input(estate, knowledge, matcher)));
        clock.Time("json", () =>
        {
            JsonReport.Write(report, Stream.Null);
            return 0;
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{collected.Records.Count} records, {estate.Graph.NodeCount} nodes, {estate.Graph.EdgeCount} edges, {steps.StepCount} steps, {report.Attacks.Count} attacks, {clock.PeakMegabytes()} MB peak"));
        return 0;
    }

    private static ReportInput Input(Estate estate, Cairn.Analysis.Knowledge.KnowledgeBase knowledge, IPatternMatcher matcher) =>
        new(estate.Graph, new EstateEvidence(estate), knowledge, matcher) { Entries = Entries.Find(estate.Graph, [], []) };
}
