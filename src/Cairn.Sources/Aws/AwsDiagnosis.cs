using Cairn.Providers.Records;

namespace Cairn.Sources.Aws;

/// <summary>What the doctor found in one account and the regions that were named, or one.</summary>
public sealed record AwsDiagnosis(string Account, string Region, IReadOnlyList<TriedCall> Calls)
{
    /// <summary>How many accounts let the caller in, the first one counted.</summary>
    public int Accounts { get; init; } = 1;

    /// <summary>Accounts and regions that a collection could not look at.</summary>
    public IReadOnlyList<Gap> NotSeen { get; init; } = [];
}

/// <summary>One declared call, and how it went.</summary>
public sealed record TriedCall(string Name, string Permission, CallOutcome Outcome, string? Reason);

/// <summary>How a call went that was tried.</summary>
public enum CallOutcome
{
    /// <summary>It answered.</summary>
    Works,

    /// <summary>The caller may not make it.</summary>
    Denied,

    /// <summary>The service is not offered there.</summary>
    Absent,

    /// <summary>It failed for another reason.</summary>
    Failed,

    /// <summary>There was nothing that it could have been asked about.</summary>
    NotTried,
}
