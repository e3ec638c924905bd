using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Graph;
using Cairn.Providers.Aws;
using Cairn.Providers.Estates;
using Cairn.Providers.Records;
using Cairn.Sources;

namespace Cairn.Cli.Pipeline;

/// <summary>What the user's paths hold, as a graph, with everything that went wrong on the way.</summary>
internal sealed record LoadedEstate(Estate Estate, Collected Collected)
{
    public GraphSnapshot Graph => Estate.Graph;

    /// <summary>Nothing could be looked at: an answer about it would be an answer about nothing.</summary>
    public bool IsEmpty => Collected.Records.Count == 0;

    /// <summary>Some input was not what it should be.</summary>
    public bool HasProblems => Collected.Diagnostics.Count > 0;

    public static LoadedEstate Read(IReadOnlyList<string> paths, Progress progress, ReadOptions? options = null)
    {
        var collected = Reading.Collect(paths, progress, options);
        progress.Say($"mapping {collected.Records.Count:N0} resources");
        return Of(collected);
    }

    /// <summary>What was collected, mapped and derived.</summary>
    public static LoadedEstate Of(Collected collected) => new(AwsEstate.Build(collected.Records, collected.Gaps, Knowledge.ReadAws()), collected);

    /// <summary>The same estate as if its sources had held these records.</summary>
    public LoadedEstate With(IReadOnlyList<Record> records) =>
        Of(Collected with { Records = records });

    /// <summary>Everything a report is made from.</summary>
    public ReportInput Input(KnowledgeBase knowledge, Asking asking) =>
        new(Graph, new EstateEvidence(Estate), knowledge, new Analysis.Matching.CypherMatcher())
        {
            Entries = Entries.Find(Graph, asking.From, knowledge.Attackers),
            Crowns = Crowns.Find(Graph, asking.Crowns, asking.CrownTags),
            Gaps = [.. Estate.Gaps.Select(gap => new ReportGap(gap.Code, gap.Subject, gap.Message, gap.Help, Source(gap.Origin)))],
        };

    private static string? Source(Origin? origin) => origin is null ? null : $"{origin.Source}#{origin.Address}";
}
