namespace Cairn.Providers.Mapping;

/// <summary>The account, region and partition in which names without them are to be read.</summary>
public sealed record Scope(string Account, string Region, string Partition = "aws");
