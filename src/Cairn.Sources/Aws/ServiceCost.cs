namespace Cairn.Sources.Aws;

/// <summary>What one service has cost: requests made, time spent waiting for them, and how many were turned away.</summary>
public sealed record ServiceCost(string Service, long Calls, TimeSpan Waited, long Throttled, long Failed);
