namespace Cairn.Providers.Estates;

/// <summary>Answers permission questions about an estate, one at a time, with the reason.</summary>
public interface IAnswerAccess
{
    /// <summary>The principals whose permissions are known, by key.</summary>
    IReadOnlyList<string> Principals { get; }

    /// <param name="principal">A principal's ARN, an AWS service, or <c>*</c> for anyone.</param>
    /// <param name="resource">An ARN; with wildcards, any resource of that form; <c>*</c>, any at all.</param>
    /// <param name="context">Request keys that are known.</param>
    /// <param name="parts">What else a call uses that is checked part by part, by the part's name; null for nothing in particular.</param>
    AccessAnswer Can(string principal, string action, string resource, IReadOnlyDictionary<string, IReadOnlyList<string>> context, IReadOnlyDictionary<string, string>? parts = null);

    /// <summary>The parts of a call that is checked part by part; none for an action that is checked once.</summary>
    IReadOnlyList<string> PartsOf(string action);
}

/// <summary>The answer to one permission question.</summary>
/// <param name="Decision"><c>allowed</c>, <c>denied</c>, <c>conditional</c> or <c>unknown</c>.</param>
/// <param name="IsExplicit">A statement denies it; without one, nothing grants it.</param>
/// <param name="Layer">The kind of policy that decided.</param>
/// <param name="Residual">What must still hold, or what is missing; null where nothing is open.</param>
public sealed record AccessAnswer(string Principal, string Action, string Resource, string Decision, bool IsExplicit, string Layer, string? Residual, IReadOnlyList<AccessReason> Because)
{
    /// <summary>The residual in plain words; null where nothing is open, or something is missing.</summary>
    public string? Reads { get; init; }

    /// <summary>What the caller must choose in the request itself; no obstacle. Null where there is no such choice.</summary>
    public string? Choices { get; init; }

    /// <summary>The request keys under <see cref="Choices"/>, sorted.</summary>
    public IReadOnlyList<string> ChosenKeys { get; init; } = [];

    /// <summary>For a call that is checked part by part: each part's own answer.</summary>
    public IReadOnlyList<AccessPart> Parts { get; init; } = [];

    /// <summary>Parts the call can do without, which nobody named and so nobody checked.</summary>
    public IReadOnlyList<string> NotAsked { get; init; } = [];

    /// <summary>What a limit cut off, which weakens the answer; null where nothing was.</summary>
    public string? Cut { get; init; }
}

/// <summary>One check of a call that is checked part by part.</summary>
public sealed record AccessPart(string Part, string Principal, string Action, string Resource, string Decision, string Layer, string? Residual);

/// <summary>Why one statement did or did not count.</summary>
public sealed record AccessReason(string Policy, string Statement, string Effect, string Why, bool Applies);
