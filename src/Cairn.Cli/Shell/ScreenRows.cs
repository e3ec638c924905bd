using System.Text;

namespace Cairn.Cli.Shell;

/// <summary>A text as rows of a screen, with a prompt before each line, and the place of the cursor on them.</summary>
internal sealed record ScreenRows(IReadOnlyList<string> Rows, int CursorRow, int CursorColumn)
{
    private const int FirstOfAsia = 0x1100;

    public static ScreenRows Of(string prompt, string nextPrompt, string text, int cursor, int width)
    {
        var rows = new List<string>();
        var row = new StringBuilder(prompt);
        var (column, cursorRow, cursorColumn) = (prompt.Length, 0, prompt.Length);
        for (var at = 0; at <= text.Length; at++)
        {
            var size = at < text.Length ? Columns(text, at) : 1;
            if (column + size > width)
                Break("");
            if (at == cursor)
                (cursorRow, cursorColumn) = (rows.Count, column);
            if (at == text.Length)
                break;
            if (text[at] == '\n')
            {
                Break(nextPrompt);
                continue;
            }

            row.Append(text[at]);
            column += size;
        }

        rows.Add(row.ToString());
        return new(rows, cursorRow, cursorColumn);

        void Break(string start)
        {
            rows.Add(row.ToString());
            row.Clear().Append(start);
            column = start.Length;
        }
    }

    /// <summary>As many rows as the screen has, those around the cursor.</summary>
    public ScreenRows Within(int height)
    {
        if (Rows.Count <= height)
            return this;
        var top = Math.Clamp(CursorRow - (height / 2), 0, Rows.Count - height);
        return new([.. Rows.Skip(top).Take(height)], CursorRow - top, CursorColumn);
    }

    // Near enough: East Asian wide characters and pairs of surrogates (pictures) take two columns, what combines takes none.
    private static int Columns(string text, int at) => text[at] switch
    {
        '\n' => 0,
        < (char)FirstOfAsia => char.GetUnicodeCategory(text[at]) == System.Globalization.UnicodeCategory.NonSpacingMark ? 0 : 1,
        (>= '\u1100' and <= '\u115f') or (>= '\u2e80' and <= '\ua4cf') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff') or (>= '\ufe30' and <= '\ufe6f') or (>= '\uff00' and <= '\uff60') => 2,
        var c when char.IsHighSurrogate(c) => 2,
        var c when char.IsLowSurrogate(c) => 0,
        _ => 1,
    };
}
