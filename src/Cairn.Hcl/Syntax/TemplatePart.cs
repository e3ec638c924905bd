namespace Cairn.Hcl.Syntax;

/// <summary>A piece of a template before the pieces are put together.</summary>
/// <param name="TrimsBefore">A strip marker at its start: spaces before it go.</param>
/// <param name="TrimsAfter">A strip marker at its end: spaces behind it go.</param>
internal abstract record TemplatePart(SourceRange Range, bool TrimsBefore, bool TrimsAfter)
{
    /// <summary>Known text; at most one line in a heredoc, with its end.</summary>
    public sealed record Text(string Value, SourceRange Range) : TemplatePart(Range, false, false);

    public sealed record Interpolation(Expression Value, SourceRange Range, bool TrimsBefore, bool TrimsAfter) : TemplatePart(Range, TrimsBefore, TrimsAfter);

    public sealed record If(Expression Condition, SourceRange Range, bool TrimsBefore, bool TrimsAfter) : TemplatePart(Range, TrimsBefore, TrimsAfter);

    public sealed record For(string? Key, string Value, Expression Over, SourceRange Range, bool TrimsBefore, bool TrimsAfter) : TemplatePart(Range, TrimsBefore, TrimsAfter);

    /// <summary><c>else</c>, <c>endif</c> or <c>endfor</c>.</summary>
    public sealed record Word(string Name, SourceRange Range, bool TrimsBefore, bool TrimsAfter) : TemplatePart(Range, TrimsBefore, TrimsAfter);
}
