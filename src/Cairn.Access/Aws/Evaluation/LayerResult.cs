namespace Cairn.Access.Aws.Evaluation;

/// <summary>What one layer says: under which condition it allows, and under which it denies.</summary>
internal readonly record struct LayerResult(Condition Allow, Condition Deny)
{
    /// <summary>A layer that is not there, where absence limits nothing.</summary>
    public static LayerResult Absent => new(Condition.Always, Condition.Never);

    public LayerResult And(LayerResult other) => new(Allow & other.Allow, Deny | other.Deny);
}

/// <summary>What a resource policy says, by how directly it names the caller.</summary>
/// <param name="Direct">It names the caller itself, or everyone.</param>
/// <param name="Role">It names the role behind the session.</param>
/// <param name="Account">It names the caller's account.</param>
/// <param name="Deny">It denies.</param>
internal readonly record struct ResourceResult(Condition Direct, Condition Role, Condition Account, Condition Deny);
