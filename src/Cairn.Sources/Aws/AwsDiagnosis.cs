namespace Cairn.Sources.Aws;

/// <summary>What the doctor found in one account and region.</summary>
public sealed record AwsDiagnosis(string Account, string Region, IReadOnlyList<TriedCall> Calls);

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
