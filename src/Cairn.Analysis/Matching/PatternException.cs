namespace Cairn.Analysis.Matching;

/// <summary>A pattern or predicate that cannot be read: what is wrong, and at which character.</summary>
/// <param name="at">The zero-based position in the text.</param>
public sealed class PatternException(string message, int at, string? help = null) : Exception(message)
{
    public int At { get; } = at;

    public string? Help { get; } = help;

    /// <summary>Which text of the pattern is meant: <c>match</c>, <c>where</c> or one of the predicates.</summary>
    public string Place { get; init; } = "match";
}
