namespace Cairn.Sources.Aws.Wire;

/// <summary>How hard and how long calls are tried.</summary>
internal sealed record CallLimits
{
    /// <summary>Calls under way at one time, over all accounts and regions.</summary>
    public int Concurrency { get; init; } = 64;

    /// <summary>Calls per second that a service of one account and region is asked at first.</summary>
    public double StartRate { get; init; } = 50;

    /// <summary>Calls per second that are never exceeded there.</summary>
    public double TopRate { get; init; } = 500;

    /// <summary>How often a call is tried while the service is too busy.</summary>
    public int BusyAttempts { get; init; } = 10;

    /// <summary>How often a call is tried when service or line fail.</summary>
    public int FailedAttempts { get; init; } = 5;

    /// <summary>The first pause before trying again; it doubles each time and is cut by a random part.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the first call of all may take, all attempts together.</summary>
    public TimeSpan FirstAnswer { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The most bytes of one answer.</summary>
    public long MaxAnswer { get; init; } = 256 * 1024 * 1024;

    /// <summary>The most pages of one list.</summary>
    public int MaxPages { get; init; } = 100_000;
}
