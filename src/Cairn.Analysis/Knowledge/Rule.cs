using Cairn.Analysis.Matching;

namespace Cairn.Analysis.Knowledge;

/// <summary>How bad something is.</summary>
public enum Severity
{
    Low,
    Medium,
    High,
    Critical,
}

/// <summary>A question about the graph whose every answer is a finding.</summary>
public sealed record Rule
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Severities for special circumstances; the first that holds counts.</summary>
    public required IReadOnlyList<SeverityRule> Severities { get; init; }

    public required Pattern Pattern { get; init; }

    /// <summary>The slot of the node the finding is about.</summary>
    public required int Subject { get; init; }

    /// <summary>What is wrong, with <c>{variable}</c> for names.</summary>
    public required string Message { get; init; }

    public required string Remediation { get; init; }

    public required Guidance Guidance { get; init; }

    public required IReadOnlyList<Case> Cases { get; init; }
}

/// <summary>The severity where a predicate over the rule's pattern holds.</summary>
public sealed record SeverityRule(string When, Severity Severity);
