using Cairn.Providers.Records;

namespace Cairn.Sources.Aws;

/// <summary>How far a collection has come.</summary>
/// <param name="Done">Lists that are finished.</param>
/// <param name="All">Lists there are, over all accounts and regions.</param>
public sealed record AwsProgress(int Done, int All, long Calls, long Records, long Gaps, long Throttled);

/// <summary>What a collection has brought and cost.</summary>
public sealed record AwsSummary(int Accounts, int Records, int Gaps, TimeSpan Elapsed, IReadOnlyList<ServiceCost> Costs)
{
    /// <summary>Accounts and regions that were not looked at.</summary>
    public IReadOnlyList<Gap> Places { get; init; } = [];

    /// <summary>The services that denied calls, by name.</summary>
    public IReadOnlyList<MissedCalls> Denied { get; init; } = [];

    /// <summary>The services that calls failed at for another reason, however often they were tried, by name.</summary>
    public IReadOnlyList<MissedCalls> Failed { get; init; } = [];
}

/// <summary>How many calls to a service brought nothing.</summary>
public sealed record MissedCalls(string Service, int Calls);
