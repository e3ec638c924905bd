namespace Cairn.Access;

/// <summary>One permission edge found in bulk.</summary>
/// <param name="Caller">Index into the result's callers.</param>
/// <param name="Row">Index into the permission table.</param>
/// <param name="Target">Index into the environment's resources.</param>
/// <param name="Verdict">Allowed, or conditional with what must still hold.</param>
/// <param name="Scope">The part of the target it reaches, such as <c>arn:aws:s3:::data/public/*</c>; null for the whole of it.</param>
/// <param name="Actions">The actions that are allowed, in the table's spelling.</param>
public readonly record struct ReachEdge(int Caller, int Row, int Target, Verdict Verdict, string? Scope, IReadOnlyList<string> Actions);

/// <summary>Edges that are alike: every one of these callers reaches every one of these targets under the same verdict.</summary>
/// <param name="Callers">Indexes into the result's callers, ascending; shared, not to be changed.</param>
/// <param name="Row">Index into the permission table.</param>
/// <param name="Targets">Indexes into the environment's resources, ascending; shared, not to be changed.</param>
/// <param name="Verdict">Allowed, or conditional with what must still hold.</param>
/// <param name="Scope">The part of the target; only groups of one target have one.</param>
/// <param name="Actions">The actions that are allowed, in the table's spelling.</param>
public sealed record ReachGroup(IReadOnlyList<int> Callers, int Row, IReadOnlyList<int> Targets, Verdict Verdict, string? Scope, IReadOnlyList<string> Actions)
{
    /// <summary>The single edges.</summary>
    public IEnumerable<ReachEdge> Edges
    {
        get
        {
            foreach (var caller in Callers)
            {
                foreach (var target in Targets)
                    yield return new ReachEdge(caller, Row, target, Verdict, Scope, Actions);
            }
        }
    }
}

/// <summary>Something that bulk evaluation could not decide, and the conclusions it weakens.</summary>
/// <param name="Caller">Index of the caller whose permissions are not fully known, or -1.</param>
/// <param name="Target">Index of the resource whose policy is not known, or -1.</param>
/// <param name="What">What is missing.</param>
public readonly record struct ReachGap(int Caller, int Target, string What);
