using System.Globalization;
using System.Text;
using CsCheck;

namespace Cairn.Tests.Output;

/// <summary>What people put into names to break a format, to command a terminal or to mislead a reader, among other text.</summary>
internal static class HostileNames
{
    private static readonly string[] Tricks =
    [
        "</title><script>alert(1)</script>", "\"];evil[label=\"", "\"]; click n0 \"javascript:alert(1)\"", "a\\", "]]>", "&#x6a;", "line\nbreak\r",
        "\u202Ereversed", "\u2066isolate\u2069", "\0\u0001\uFFFF", "`${x}`", "%%{init: {}}%%", "\ud800", "```\n# heading\n| a | b |\n|---|---|\n```",
        "\u001b[2J\u001b[31mred", "\u001b]0;title\u0007", "\u009b31m", "\u001b]8;;https://example.org\u001b\\here\u001b]8;;\u001b\\", "a\b\b\bok", "\u2028\u2029\u0085\v\f",
        "\U000E0041\U000E0042hidden tag", "zero\u200b\ufeffwidth", "\ue000", new('x', 50_000),
    ];

    public static Gen<string> Gen { get; } = CsCheck.Gen.OneOf(
        CsCheck.Gen.Int[0, Tricks.Length - 1].Select(i => Tricks[i]),
        CsCheck.Gen.Int[0, Tricks.Length - 1].Select(i => Tricks[i]),
        CsCheck.Gen.String,
        CsCheck.Gen.String[CsCheck.Gen.Char["<>\"'&\\;[](){}|#%\n\u001b\u202e-` ax"], 0, 40]);

    /// <summary>Characters that command a terminal, end a line, or reorder or hide text; the end of a written line aside.</summary>
    public static IEnumerable<string> Unsafe(string text) => text.EnumerateRunes()
        .Where(rune => rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate))
        .Select(rune => $"U+{rune.Value:X4}");
}
