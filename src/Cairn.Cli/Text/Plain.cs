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
        if (!text.Any(IsUnsafe))
            return text;
        var plain = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (IsUnsafe(c))
                plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                plain.Append(c);
        }

        return plain.ToString();
    }

    private static bool IsUnsafe(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
