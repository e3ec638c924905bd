using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Policies;

/// <summary>One compiled statement of a policy document.</summary>
internal sealed class Statement
{
    private KeyUse? _uses;

    /// <summary>The Sid, or the position as <c>#1</c>.</summary>
    public required string Label { get; init; }

    public required int Index { get; init; }

    public required bool IsDeny { get; init; }

    public required ActionPattern[] Actions { get; init; }

    public bool IsNotAction { get; init; }

    /// <summary>Null where the statement has no resource element: it then speaks of the resource it hangs on.</summary>
    public StatementResource[]? Resources { get; init; }

    public bool IsNotResource { get; init; }

    /// <summary>Null where the statement has no principal element.</summary>
    public PrincipalPattern[]? Principals { get; init; }

    public bool IsNotPrincipal { get; init; }

    public ConditionTest[] Conditions { get; init; } = [];

    /// <summary>What could not be read; such a Deny may apply, such an Allow does not.</summary>
    public string? Malformed { get; init; }

    /// <summary>True if it depends on which principal of an account calls.</summary>
    public bool UsesPrincipalKeys => (_uses ??= KeyUse.Of(this)).Principal;

    /// <summary>True if it depends on more of the resource than its ARN and account.</summary>
    public bool UsesResourceKeys => (_uses ??= KeyUse.Of(this)).Resource;

    /// <summary>True if it speaks of the VPC endpoint a request comes through, whose policy then takes part.</summary>
    public bool UsesEndpoint => (_uses ??= KeyUse.Of(this)).Endpoint;

    public bool MatchesAction(AwsAction action)
    {
        // A Deny whose actions cannot be read may be about any action.
        if (Actions.Length == 0)
            return Malformed is not null && IsDeny;
        foreach (var pattern in Actions)
        {
            if (pattern.Matches(action))
                return !IsNotAction;
        }
        return IsNotAction;
    }
}
