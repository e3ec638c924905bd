namespace Cairn.Graph.Cypher;

/// <summary>What one run of a query may use; exceeding any of it ends the run with an error that names it.</summary>
public sealed record QueryBudget
{
    public static QueryBudget Default { get; } = new();

    /// <summary>The clock that functions such as <c>datetime()</c> read.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Wall time.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Rows of the result.</summary>
    public long Rows { get; init; } = 10_000_000;

    /// <summary>Approximate bytes held for sorting, grouping, collecting and the result.</summary>
    public long Memory { get; init; } = 2L << 30;

    /// <summary>Relationships followed by variable-length patterns and path searches.</summary>
    public long Paths { get; init; } = 500_000_000;
}
