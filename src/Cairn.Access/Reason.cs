namespace Cairn.Access;

/// <summary>Why one policy statement did or did not count in a decision.</summary>
/// <param name="Layer">The layer the policy belongs to.</param>
/// <param name="Policy">The policy's name.</param>
/// <param name="Statement">The statement's Sid, or its position as <c>#1</c>.</param>
/// <param name="Effect">What the statement does: <c>Allow</c>, <c>Deny</c>, or a word of the provider's own rule.</param>
/// <param name="Applies">Whether it applies: <see cref="Condition.Always"/>, <see cref="Condition.Never"/> or the condition under which it does.</param>
/// <param name="Why">The part that matched or failed, in words.</param>
public sealed record Reason(PolicyLayers Layer, string Policy, string Statement, string Effect, Condition Applies, string Why);
