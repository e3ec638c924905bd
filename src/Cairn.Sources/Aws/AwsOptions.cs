namespace Cairn.Sources.Aws;

/// <summary>What to collect, and how.</summary>
public sealed record AwsOptions
{
    /// <summary>The profile to start from; without one the usual places are searched.</summary>
    public string? Profile { get; init; }

    /// <summary>The regions to look at; none means every one that is enabled.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>The role to take on in every other account of the organisation; null collects one account.</summary>
    public string? OrgRole { get; init; }

    /// <summary>Calls under way at one time.</summary>
    public int Concurrency { get; init; } = 64;

    /// <summary>Where done work is written down while collection runs.</summary>
    public required string Journal { get; init; }

    /// <summary>Goes on where an interrupted collection with the same journal stopped.</summary>
    public bool Resume { get; init; }

    /// <summary>What credentials found in answers are hashed with.</summary>
    public string Salt { get; init; } = new ReadOptions().Salt;

    /// <summary>The settings of the process (<c>AWS_REGION</c>, <c>AWS_ENDPOINT_URL</c> and the like).</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
