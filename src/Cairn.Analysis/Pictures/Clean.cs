using System.Globalization;
using System.Text;

namespace Cairn.Analysis.Pictures;

/// <summary>Makes names from an estate safe for a format: they come from attackers, and a picture is opened by a browser.</summary>
internal static class Clean
{
    /// <summary>Text for XML, in content or in a quoted attribute; what XML may not hold, and what reorders text, becomes U+FFFD.</summary>
    public static string Xml(string text) => Each(text, rune => rune.Value switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\n' => "&#10;",
        _ => null,
    });

    /// <summary>Text inside a double-quoted DOT string.</summary>
    public static string Dot(string text) => Each(text, rune => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        _ => null,
    });

    /// <summary>Text inside a double-quoted Mermaid label: all but plain letters, digits and a few signs become entity codes.</summary>
    public static string Mermaid(string text) => Each(text, rune =>
        rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '_' or '.' or ',' or '/')
            ? null
            : $"#{rune.Value.ToString(CultureInfo.InvariantCulture)};");

    private static string Each(string text, Func<Rune, string?> special)
    {
        var clean = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != '\n' && IsUnsafe(rune))
                clean.Append(special(Rune.ReplacementChar) ?? Rune.ReplacementChar.ToString());
            else
                clean.Append(special(rune) ?? rune.ToString());
        }

        return clean.ToString();
    }

    private static bool IsUnsafe(Rune rune) => rune.Value is 0xFFFE or 0xFFFF || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
