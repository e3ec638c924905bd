using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Graph;
using Cairn.Providers.Aws;
using Cairn.Providers.Aws.Permissions;
using Cairn.Providers.Estates;
using Cairn.Providers.Records;
using Cairn.Sources;

namespace Cairn.Cli.Pipeline;

/// <summary>What the user's paths hold, as a graph, with everything that went wrong on the way.</summary>
internal sealed record LoadedEstate(Estate Estate, Collected Collected, AwsKnowledge Aws)
{
    public GraphSnapshot Graph => Estate.Graph;

    /// <summary>Nothing could be looked at: an answer about it would be an answer about nothing.</summary>
    public bool IsEmpty => Collected.Records.Count == 0;

    /// <summary>Some input was not what it should be.</summary>
    public bool HasProblems => Collected.Diagnostics.Count > 0;

    /// <param name="aws">What another estate was read with; reading it again would say the same.</param>
    public static LoadedEstate Read(IReadOnlyList<string> paths, Progress progress, ReadOptions? options = null, AwsKnowledge? aws = null)
    {
        var collected = Reading.Collect(paths, progress, options);
        progress.Say($"mapping {collected.Records.Count:N0} resources");
        return Of(collected, aws);
    }

    /// <summary>What was collected, mapped and derived.</summary>
    public static LoadedEstate Of(Collected collected, AwsKnowledge? aws = null)
    {
        aws ??= Knowledge.ReadAws();
        return new(AwsEstate.Build(collected.Records, collected.Gaps, aws), collected, aws);
    }

    /// <summary>The same estate as if its sources had held these records.</summary>
    public LoadedEstate With(IReadOnlyList<Record> records) => Of(Collected with { Records = records }, Aws);

    /// <summary>The account that all records belong to, where it is one.</summary>
    public string? OnlyAccount => Only(record => record.Account is "unknown" ? null : record.Account);

    /// <summary>The region that all records with a region are in, where it is one.</summary>
    public string? OnlyRegion => Only(record => record.Region);

    /// <summary>The same estate with what has no account yet put into the one account of another.</summary>
    public LoadedEstate Placed(LoadedEstate other) => other.OnlyAccount is { } account && Collected.Records.Any(record => record.Account is null or "unknown")
        ? With([.. Collected.Records.Select(record => record.Account is null or "unknown" ? record with { Account = account } : record)])
        : this;

    private string? Only(Func<Record, string?> place) =>
        Collected.Records.Select(place).Where(found => !string.IsNullOrEmpty(found)).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null;

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
