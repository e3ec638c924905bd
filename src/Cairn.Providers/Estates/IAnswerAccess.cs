namespace Cairn.Providers.Estates;

/// <summary>Answers permission questions about an estate, one at a time, with the reason.</summary>
public interface IAnswerAccess
{
    /// <summary>The principals whose permissions are known, by key.</summary>
    IReadOnlyList<string> Principals { get; }

    /// <param name="principal">A principal's ARN, an AWS service, or <c>*</c> for anyone.</param>
    /// <param name="resource">An ARN; with wildcards, any resource of that form; <c>*</c>, any at all.</param>
    /// <param name="context">Request keys that are known.</param>
    AccessAnswer Can(string principal, string action, string resource, IReadOnlyDictionary<string, IReadOnlyList<string>> context);
}

/// <summary>The answer to one permission question.</summary>
/// <param name="Decision"><c>allowed</c>, <c>denied</c>, <c>conditional</c> or <c>unknown</c>.</param>
/// <param name="IsExplicit">A statement denies it; without one, nothing grants it.</param>
/// <param name="Layer">The kind of policy that decided.</param>
/// <param name="Residual">What must still hold, or what is missing; null where nothing is open.</param>
public sealed record AccessAnswer(string Principal, string Action, string Resource, string Decision, bool IsExplicit, string Layer, string? Residual, IReadOnlyList<AccessReason> Because);

/// <summary>Why one statement did or did not count.</summary>
public sealed record AccessReason(string Policy, string Statement, string Effect, string Why, bool Applies);
