namespace Cairn.Access.Aws.Reach;

/// <summary>What a row comes to for one caller and target.</summary>
internal readonly record struct RowVerdict(Verdict Verdict, string? Scope, IReadOnlyList<string> Actions)
{
    private static readonly Verdict Denied = new(Decision.DeniedImplicitly, PolicyLayers.Identity, Condition.Never);

    public static RowVerdict None { get; } = new(Denied, null, []);

    /// <summary>Either of two ways; the stronger decision stands, two conditional ones join.</summary>
    public RowVerdict Or(RowVerdict other) => WithCut(OrAlone(other), other);

    /// <summary>Both must hold.</summary>
    public RowVerdict And(RowVerdict other) => WithCut(AndAlone(other), other);

    // What one side left untried may be what the other would have needed.
    private RowVerdict WithCut(RowVerdict result, RowVerdict other)
        => (Verdict.Cut ?? other.Verdict.Cut) is not { } cut || result.Verdict.Cut is not null || (result.Verdict.Decision == Decision.Allowed && result.Scope is null)
            ? result
            : result with { Verdict = result.Verdict with { Cut = cut } };

    private RowVerdict OrAlone(RowVerdict other)
    {
        if (Verdict.IsDenied && other.Verdict.IsDenied)
            return Verdict.Decision >= other.Verdict.Decision ? this : other;
        if (!other.Verdict.MayAllow && Verdict.MayAllow)
            return this;
        if (!Verdict.MayAllow && (other.Verdict.MayAllow || Verdict.IsDenied))
            return other;
        IReadOnlyList<string> actions = [.. Actions, .. other.Actions.Except(Actions)];
        if (Verdict.Decision != other.Verdict.Decision)
            return (Verdict.Decision > other.Verdict.Decision ? this : other) with { Actions = actions };
        return new RowVerdict(Join(Verdict, other.Verdict), JoinScope(Scope, other.Scope), actions);
    }

    private RowVerdict AndAlone(RowVerdict other)
    {
        if (Verdict.IsDenied || other.Verdict.IsDenied)
            return Verdict.IsDenied ? this : other;
        var residual = Verdict.Residual & other.Verdict.Residual;
        if (residual.IsNever)
            return None;
        var decision = Verdict.Decision == Decision.Unknown || other.Verdict.Decision == Decision.Unknown ? Decision.Unknown
            : residual.IsAlways ? Decision.Allowed
            : Decision.Conditional;
        var verdict = new Verdict(decision, Verdict.Layer, residual) { Choices = Verdict.Choices & other.Verdict.Choices };
        return new RowVerdict(verdict, Scope ?? other.Scope, Actions);
    }

    private static Verdict Join(Verdict left, Verdict right)
        => left.Decision == Decision.Allowed ? left : left with { Residual = left.Residual | right.Residual, Choices = left.Choices | right.Choices };

    private static string? JoinScope(string? left, string? right)
        => left is null || right is null ? null
            : left == right ? left
            : string.Join(' ', left.Split(' ').Concat(right.Split(' ')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
