using Cairn.Cli.Text;

namespace Cairn.Cli.Shell;

/// <summary>How typing ended.</summary>
internal enum Typed
{
    Text,
    Cancelled,
    Left,
}

/// <summary>Reads one text from a terminal, with the keys that shells have.</summary>
internal sealed class LineEditor(ITerminal terminal, History history, Func<string, Completions> complete, Predicate<string> isComplete)
{
    private const string Prompt = "cairn> ";
    private const string NextPrompt = "  ...> ";

    private readonly LineBuffer _buffer = new();
    private int _paintedRow;
    private bool _tabbed;

    /// <summary>The text, once it is complete and Enter was pressed.</summary>
    public (Typed How, string Text) Read()
    {
        _buffer.Set("");
        _paintedRow = 0;
        history.Rewind();
        Paint();
        while (true)
        {
            var key = terminal.ReadKey();
            if (Ends(key) is { } how)
            {
                _buffer.Set(_buffer.Text);
                Paint();
                terminal.Write(how == Typed.Cancelled ? "^C\r\n" : "\r\n");
                return (how, _buffer.Text);
            }

            if (key.Key == ConsoleKey.Tab)
                Complete();
            else
                Apply(key);
            _tabbed = key.Key == ConsoleKey.Tab;
            Paint();
        }
    }

    private Typed? Ends(ConsoleKeyInfo key)
    {
        if (Is(key, ConsoleKey.C))
            return Typed.Cancelled;
        if (Is(key, ConsoleKey.D) && _buffer.Text.Length == 0)
            return Typed.Left;
        return IsEnter(key) && isComplete(_buffer.Text) ? Typed.Text : null;
    }

    private void Apply(ConsoleKeyInfo key)
    {
        if (IsEnter(key))
            _buffer.Insert("\n");
        else if (Action(key) is { } action)
            action();
        else if (key.KeyChar >= ' ' && !char.IsControl(key.KeyChar) && (key.Modifiers & (ConsoleModifiers.Control | ConsoleModifiers.Alt)) is 0 or (ConsoleModifiers.Control | ConsoleModifiers.Alt))
            _buffer.Insert(key.KeyChar.ToString()); // Ctrl and Alt together is how some keyboards type brackets
    }

    private Action? Action(ConsoleKeyInfo key) => (key.Modifiers & (ConsoleModifiers.Control | ConsoleModifiers.Alt)) switch
    {
        0 => Plain(key.Key),
        ConsoleModifiers.Control => WithControl(key.Key),
        ConsoleModifiers.Alt => WithAlt(key.Key),
        _ => null,
    };

    private Action? Plain(ConsoleKey key) => key switch
    {
        ConsoleKey.LeftArrow => _buffer.Left,
        ConsoleKey.RightArrow => _buffer.Right,
        ConsoleKey.UpArrow => Up,
        ConsoleKey.DownArrow => Down,
        ConsoleKey.Home => _buffer.Home,
        ConsoleKey.End => _buffer.End,
        ConsoleKey.Backspace => _buffer.Backspace,
        ConsoleKey.Delete => _buffer.Delete,
        _ => null,
    };

    private Action? WithControl(ConsoleKey key) => key switch
    {
        ConsoleKey.A => _buffer.Home,
        ConsoleKey.E => _buffer.End,
        ConsoleKey.B => _buffer.Left,
        ConsoleKey.F => _buffer.Right,
        ConsoleKey.P => Up,
        ConsoleKey.N => Down,
        ConsoleKey.D => _buffer.Delete,
        ConsoleKey.H or ConsoleKey.Backspace => _buffer.Backspace,
        ConsoleKey.K => _buffer.KillToEnd,
        ConsoleKey.L => Clear,
        _ => Killing(key) ?? WithAlt(key),
    };

    private Action? Killing(ConsoleKey key) => key switch
    {
        ConsoleKey.U => _buffer.KillToStart,
        ConsoleKey.W => _buffer.KillWord,
        ConsoleKey.Y => _buffer.Yank,
        _ => null,
    };

    private Action? WithAlt(ConsoleKey key) => key switch
    {
        ConsoleKey.LeftArrow or ConsoleKey.B => _buffer.WordLeft,
        ConsoleKey.RightArrow or ConsoleKey.F => _buffer.WordRight,
        _ => null,
    };

    private static bool Is(ConsoleKeyInfo key, ConsoleKey letter) => key.Key == letter && key.Modifiers == ConsoleModifiers.Control;

    private static bool IsEnter(ConsoleKeyInfo key) => key.Key == ConsoleKey.Enter || key.KeyChar is '\r' or '\n';

    private void Up()
    {
        if (!_buffer.Up() && history.Older(_buffer.Text) is { } older)
            _buffer.Set(older);
    }

    private void Down()
    {
        if (!_buffer.Down() && history.Newer() is { } newer)
            _buffer.Set(newer);
    }

    private void Clear()
    {
        terminal.Write("\u001b[H\u001b[2J");
        _paintedRow = 0;
    }

    /// <summary>Puts in what all completions begin with; when that is nothing more, a second press lists them.</summary>
    private void Complete()
    {
        var (start, words) = complete(_buffer.BeforeCursor);
        if (words.Count == 0)
            return;
        var typed = _buffer.BeforeCursor[start..];
        var common = Completions.CommonStart(words);
        if (words.Count == 1 || common.Length > typed.Length)
            _buffer.Replace(start, words.Count == 1 ? words[0] : common);
        else if (_tabbed)
            List(words);
    }

    private void List(IReadOnlyList<string> words)
    {
        var text = new StringWriter { NewLine = "\r\n" };
        text.WriteLine();
        WordColumns.Write(words, terminal.Width, text);
        terminal.Write(text.ToString());
        _paintedRow = 0;
    }

    private void Paint()
    {
        var rows = ScreenRows.Of(Prompt, NextPrompt, _buffer.Text, _buffer.Cursor, terminal.Width).Within(terminal.Height);
        var paint = new System.Text.StringBuilder();
        if (_paintedRow > 0)
            paint.Append("\u001b[").Append(_paintedRow).Append('A');
        paint.Append("\r\u001b[J").AppendJoin("\r\n", rows.Rows.Select(Coloured));
        if (rows.Rows.Count - 1 - rows.CursorRow is var up and > 0)
            paint.Append("\u001b[").Append(up).Append('A');
        paint.Append('\r');
        if (rows.CursorColumn > 0)
            paint.Append("\u001b[").Append(rows.CursorColumn).Append('C');
        terminal.Write(paint.ToString());
        _paintedRow = rows.CursorRow;
    }

    private string Coloured(string row) => new[] { Prompt, NextPrompt }.FirstOrDefault(prompt => terminal.HasColours && row.StartsWith(prompt, StringComparison.Ordinal)) is { } found
        ? new Style(true).Quiet(found) + row[found.Length..]
        : row;
}
