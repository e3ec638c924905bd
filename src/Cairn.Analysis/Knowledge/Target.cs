using Cairn.Analysis.Matching;

namespace Cairn.Analysis.Knowledge;

/// <summary>Something worth protecting, what it takes to harm it and how much that hurts.</summary>
public sealed record Target
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The group it belongs to: admin, sensitive-data, model, secret, …</summary>
    public required string Kind { get; init; }

    public required Pattern Pattern { get; init; }

    /// <summary>The capability that harms it, on the subject.</summary>
    public required Claim Needs { get; init; }

    /// <summary>What the attacker has then, with <c>{variable}</c> for names.</summary>
    public required string Outcome { get; init; }

    public required double Impact { get; init; }

    public required string Because { get; init; }

    /// <summary>Impacts for special circumstances; the first that holds counts.</summary>
    public required IReadOnlyList<ImpactRule> Impacts { get; init; }

    /// <summary>The target that contains this one; attacks on it tell those on this one as well.</summary>
    public string? CoveredBy { get; init; }

    public required IReadOnlyList<Case> Cases { get; init; }
}

/// <summary>The impact where a predicate over the target's pattern holds.</summary>
public sealed record ImpactRule(string When, double Impact, string Because);
