namespace Cairn.Access;

/// <summary>The answer to one permission question.</summary>
/// <param name="Decision">Allowed, denied (how), conditional or unknown.</param>
/// <param name="Layer">The layer that decided: what granted it, or what stopped it first.</param>
/// <param name="Residual">What must still hold; <see cref="Condition.Always"/> or <see cref="Condition.Never"/> when nothing is open.</param>
public sealed record Verdict(Decision Decision, PolicyLayers Layer, Condition Residual)
{
    /// <summary>Every layer that stops a request which identity and resource policies alone would grant.</summary>
    public PolicyLayers BlockedBy { get; init; }

    /// <summary>What the caller must choose in the request itself (an ACL header, a session name); no obstacle to an attacker.</summary>
    public Condition Choices { get; init; } = Condition.Always;

    /// <summary>What a limit left untried, so that more may be allowed than was found; null where nothing was cut.</summary>
    public string? Cut { get; init; }

    /// <summary>Why each statement did or did not count; empty unless tracing was asked for.</summary>
    public IReadOnlyList<Reason> Because { get; init; } = [];

    /// <summary>True for allowed and conditional: an edge may be drawn.</summary>
    public bool MayAllow => Decision >= Decision.Conditional;

    public bool IsDenied => Decision <= Decision.DeniedExplicitly;
}
