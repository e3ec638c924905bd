namespace Cairn.Cli.Shell;

/// <summary>What kind of word may stand at the cursor.</summary>
internal enum PlaceKind
{
    Anything,
    Nowhere,
    Command,
    Parameter,
    NodeKind,
    EdgeKind,
    AnyKind,
    Property,
    Procedure,
}

/// <summary>Where in a query the cursor stands: the kind of word that fits, the part typed already, and for a property whose it is.</summary>
internal sealed record CursorPlace(PlaceKind Kind, string Word, string Owner = "")
{
    public static CursorPlace Of(string text)
    {
        if (text.TrimStart() is [':', ..] command && !command.Any(char.IsWhiteSpace))
            return new(PlaceKind.Command, command);
        var open = Brackets(text);
        if (open is null)
            return new(PlaceKind.Nowhere, "");
        var word = LastWord(text);
        var before = text[..^word.Length];
        if (before.EndsWith('$'))
            return new(PlaceKind.Parameter, word);
        if (before.EndsWith('.') && LastWord(before[..^1]) is { Length: > 0 } owner)
            return Procedure(before, owner) ? new(PlaceKind.Procedure, $"{owner}.{word}") : new(PlaceKind.Property, word, owner);
        return Inside(before.TrimEnd(), word, open, text);
    }

    private static CursorPlace Inside(string before, string word, Stack<int> open, string text)
    {
        var bracket = open.Count > 0 ? text[open.Peek()] : ' ';
        if (before.EndsWith(':') || ((before.EndsWith('|') || before.EndsWith('&')) && bracket != '{'))
            return bracket == '{' ? new(PlaceKind.Anything, word) : new(KindIn(bracket, text, open), word);
        if (bracket == '{' && before[^1] is '{' or ',' && Pattern(text[..open.Peek()]) is { } kinds)
            return new(PlaceKind.Property, word, kinds);
        return new(before.TrimEnd().EndsWith("CALL", StringComparison.OrdinalIgnoreCase) ? PlaceKind.Procedure : PlaceKind.Anything, word);
    }

    // `(n:` and `[r:` are patterns; `WHERE n:` and `size(n:` may be either.
    private static PlaceKind KindIn(char bracket, string text, Stack<int> open) => bracket switch
    {
        '[' when open.Peek() > 0 && text[open.Peek() - 1] == '-' => PlaceKind.EdgeKind,
        '(' => PlaceKind.NodeKind,
        _ => PlaceKind.AnyKind,
    };

    // What stands between the pattern's bracket and its properties: the variable and its kinds.
    private static string? Pattern(string before)
    {
        var start = before.LastIndexOfAny(['(', '[']);
        if (start < 0)
            return null;
        var inside = before[(start + 1)..];
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        return inside.All(c => char.IsLetterOrDigit(c) || "_:|&` *.".Contains(c, StringComparison.Ordinal)) ? colon < 0 ? ":" : inside[colon..] : null;
    }

    private static bool Procedure(string before, string owner) => before[..^(owner.Length + 1)].TrimEnd().EndsWith("CALL", StringComparison.OrdinalIgnoreCase);

    private static string LastWord(string text)
    {
        var start = text.Length;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '`'))
            start--;
        return text[start..];
    }

    /// <summary>The brackets open at the end; null within a string or a comment.</summary>
    private static Stack<int>? Brackets(string text)
    {
        var open = new Stack<int>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '\'' or '"' || (text[at] == '/' && at + 1 < text.Length && text[at + 1] is '/' or '*'))
            {
                at = Statements.Skip(text, at);
                if (at >= text.Length)
                    return null;
            }
            else if (text[at] is '(' or '[' or '{')
                open.Push(at);
            else if (text[at] is ')' or ']' or '}')
                open.TryPop(out _);
        }

        return open;
    }
}
