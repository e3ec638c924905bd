namespace Cairn.Cli.Shell;

/// <summary>A text that is being typed, which may have several lines, and the place of the cursor in it.</summary>
internal sealed class LineBuffer
{
    private string _killed = "";

    public string Text { get; private set; } = "";

    public int Cursor { get; private set; }

    public string BeforeCursor => Text[..Cursor];

    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    public void Insert(string text) => (Text, Cursor) = (Text.Insert(Cursor, text), Cursor + text.Length);

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    public void WordLeft() => Cursor = WordStart();

    public void WordRight()
    {
        while (Cursor < Text.Length && !IsWord(Text[Cursor]))
            Cursor++;
        while (Cursor < Text.Length && IsWord(Text[Cursor]))
            Cursor++;
    }

    public void Home() => Cursor = LineStart(Cursor);

    public void End() => Cursor = LineEnd(Cursor);

    /// <summary>Up a line in the same column, if there is one.</summary>
    public bool Up()
    {
        var start = LineStart(Cursor);
        if (start == 0)
            return false;
        var above = LineStart(start - 1);
        Cursor = Math.Min(above + Cursor - start, start - 1);
        return true;
    }

    /// <summary>Down a line in the same column, if there is one.</summary>
    public bool Down()
    {
        var end = LineEnd(Cursor);
        if (end == Text.Length)
            return false;
        Cursor = Math.Min(end + 1 + Cursor - LineStart(Cursor), LineEnd(end + 1));
        return true;
    }

    public void Backspace() => Remove(Before(Cursor), Cursor);

    public void Delete() => Remove(Cursor, After(Cursor));

    public void KillToEnd() => Kill(Cursor, LineEnd(Cursor) == Cursor ? After(Cursor) : LineEnd(Cursor));

    public void KillToStart() => Kill(LineStart(Cursor), Cursor);

    public void KillWord() => Kill(WordStart(), Cursor);

    public void Yank() => Insert(_killed);

    /// <summary>Puts a text in the place of what stands between a position and the cursor.</summary>
    public void Replace(int start, string text)
    {
        Remove(start, Cursor);
        Insert(text);
    }

    private void Kill(int start, int end)
    {
        if (start == end)
            return;
        _killed = Text[start..end];
        Remove(start, end);
    }

    private void Remove(int start, int end) => (Text, Cursor) = (Text.Remove(start, end - start), start);

    private int WordStart()
    {
        var at = Cursor;
        while (at > 0 && !IsWord(Text[at - 1]))
            at--;
        while (at > 0 && IsWord(Text[at - 1]))
            at--;
        return at;
    }

    private int LineStart(int at) => at == 0 ? 0 : Text.LastIndexOf('\n', at - 1) + 1;

    private int LineEnd(int at) => Text.IndexOf('\n', at) is var end and >= 0 ? end : Text.Length;

    // A pair of surrogates is one character to the person typing.
    private int Before(int at) => at == 0 ? 0 : at > 1 && char.IsSurrogatePair(Text[at - 2], Text[at - 1]) ? at - 2 : at - 1;

    private int After(int at) => at == Text.Length ? at : at + 1 < Text.Length && char.IsSurrogatePair(Text[at], Text[at + 1]) ? at + 2 : at + 1;

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
