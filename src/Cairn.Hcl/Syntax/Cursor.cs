using System.Globalization;
using System.Text;

namespace Cairn.Hcl.Syntax;

/// <summary>A place in a text that moves forward over spaces, comments, names and marks.</summary>
internal sealed class Cursor(SourceText source, int start, int end)
{
    private readonly string _text = source.Text;

    /// <summary>Never behind the end, so that every place is one of the text.</summary>
    public int At
    {
        get;
        set => field = Math.Min(value, end);
    } = start;

    public int End => end;

    /// <summary>Where a comment begins that never ends.</summary>
    public int? UnclosedComment { get; private set; }

    public bool IsAtEnd => At >= end;

    public SourceText Source => source;

    public char Peek(int ahead = 0) => At + ahead < end ? _text[At + ahead] : '\0';

    public bool Looks(string mark) => string.CompareOrdinal(_text, At, mark, 0, mark.Length) == 0 && At + mark.Length <= end;

    public bool Take(string mark)
    {
        if (!Looks(mark))
            return false;
        At += mark.Length;
        return true;
    }

    public bool Take(char mark)
    {
        if (Peek() != mark || IsAtEnd)
            return false;
        At++;
        return true;
    }

    public SourceRange From(int start) => new(source, start, Math.Max(start, At));

    public SourceRange Here => new(source, At, Math.Min(At + 1, end));

    /// <summary>Skips spaces and comments; also ends of line where they mean nothing. A line comment ends before its newline.</summary>
    public void Skip(bool newlines)
    {
        while (At < end)
        {
            switch (_text[At])
            {
                case ' ' or '\t' or '\uFEFF':
                    At++;
                    break;
                case '\r' when Peek(1) == '\n' && newlines:
                    At += 2;
                    break;
                case '\n' when newlines:
                    At++;
                    break;
                case '#':
                    SkipLine();
                    break;
                case '/' when Peek(1) == '/':
                    SkipLine();
                    break;
                case '/' when Peek(1) == '*':
                    SkipBlock();
                    break;
                default:
                    return;
            }
        }
    }

    public bool IsAtNewline => Peek() == '\n' || (Peek() == '\r' && Peek(1) == '\n');

    public bool TakeNewline()
    {
        if (!IsAtNewline)
            return false;
        At += Peek() == '\r' ? 2 : 1;
        return true;
    }

    public bool IsAtName => IsNameStart(At, out _);

    /// <summary>
    /// A name: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#identifiers — Unicode's ID_Start and ID_Continue, and a dash.
    /// </summary>
    public string? TakeName()
    {
        if (!IsNameStart(At, out var width))
            return null;
        var start = At;
        for (At += width; At < end && IsNamePart(At, out width); At += width)
        {
        }

        return _text[start..At];
    }

    /// <summary>Whether a word stands here and not only as the start of a longer one.</summary>
    public bool LooksWord(string word) => Looks(word) && (At + word.Length >= end || !IsNamePart(At + word.Length, out _));

    public void SkipLine()
    {
        while (At < end && _text[At] != '\n')
            At++;
        if (At < end && At > 0 && _text[At - 1] == '\r')
            At--;
    }

    private void SkipBlock()
    {
        var close = _text.IndexOf("*/", At + 2, end - At - 2 >= 0 ? end - At - 2 : 0, StringComparison.Ordinal);
        if (close < 0)
            UnclosedComment ??= At;
        At = close < 0 ? end : close + 2;
    }

    private bool IsNameStart(int at, out int width)
    {
        width = 1;
        if (at >= end)
            return false;
        var c = _text[at];
        if (char.IsAscii(c))
            return char.IsAsciiLetter(c) || c == '_';
        return Category(at, out width) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;
    }

    private bool IsNamePart(int at, out int width)
    {
        if (IsNameStart(at, out width))
            return true;
        if (at >= end)
            return false;
        var c = _text[at];
        if (char.IsAscii(c))
            return char.IsAsciiDigit(c) || c == '-';
        return Category(at, out width) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;
    }

    private UnicodeCategory Category(int at, out int width)
    {
        if (!Rune.TryGetRuneAt(_text, at, out var rune))
        {
            width = 1;
            return UnicodeCategory.OtherNotAssigned;
        }

        width = rune.Utf16SequenceLength;
        return Rune.GetUnicodeCategory(rune);
    }
}
