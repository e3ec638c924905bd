using System.Runtime.CompilerServices;

namespace Cairn.Hcl.Syntax;

/// <summary>What the parsers of one file share: the place, how deep they are, and whether ends of line mean something.</summary>
internal sealed class ParserState(Cursor cursor, HclLimits limits)
{
    private int _depth;

    public Cursor Cursor { get; } = cursor;

    /// <summary>Inside parentheses, brackets and interpolations an end of line is a space.</summary>
    public bool IgnoresNewlines { get; set; }

    public void Skip() => Cursor.Skip(IgnoresNewlines);

    public void Enter()
    {
        if (++_depth > limits.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _depth = 0;
            throw new SyntaxException(new("hcl-too-deep", $"more than {limits.MaxDepth} levels of nesting", Cursor.Here, "no real configuration is nested that deeply; the file may be hostile"));
        }
    }

    public void Leave() => _depth--;

    public void Restart()
    {
        _depth = 0;
        IgnoresNewlines = false;
    }

    public SyntaxException Fault(string message, string? help = null) => Fault(message, Cursor.Here, help);

    public static SyntaxException Fault(string message, SourceRange where, string? help = null) => new(new("hcl-syntax", message, where, help));

    /// <summary>What stands here, in the user's words.</summary>
    public string Seen()
    {
        if (Cursor.IsAtEnd)
            return "the end of the file";
        if (Cursor.IsAtNewline)
            return "the end of the line";
        var at = Cursor.At;
        var name = Cursor.TakeName();
        Cursor.At = at;
        return name is { Length: < 60 } ? $"`{name}`" : $"`{Cursor.Peek()}`";
    }
}
