using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cairn.Cli.Text;

/// <summary>
/// Makes text from an estate safe to print: names come from attackers, and a terminal obeys what it is sent.
/// Control characters and those that reorder text are shown as escapes.
/// </summary>
internal static class Plain
{
    public static string Line(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var plain = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length;)
        {
            // Half a surrogate pair is no character, and has a length all the same.
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == OperationStatus.Done;
            if (isWhole && !IsUnsafe(rune))
                plain.Append(text, at, length);
            else
                Escape(plain, text.AsSpan(at, length));
            at += length;
        }

        return plain.ToString();
    }

    /// <summary>A text of several lines, each made safe.</summary>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Line));

    private static void Escape(StringBuilder plain, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
    }

    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
