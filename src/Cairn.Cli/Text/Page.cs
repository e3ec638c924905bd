using System.Globalization;

namespace Cairn.Cli.Text;

/// <summary>Writes paragraphs that fit the reader's screen, with hanging indents.</summary>
internal sealed class Page(TextWriter to, int width)
{
    private const int Narrowest = 40;

    /// <summary>Longer than any ARN; a name that is longer was made so to bury what stands around it.</summary>
    private const int LongestWord = 2100;

    public static int WidthOfScreen()
    {
        if (Console.IsOutputRedirected)
            return 80;
        try
        {
            return Math.Clamp(Console.WindowWidth, Narrowest, 120);
        }
        catch (IOException)
        {
            return 80;
        }
    }

    public void Blank() => to.WriteLine();

    /// <summary>A line as it is, already fit for the screen.</summary>
    public void Raw(string line) => to.WriteLine(line);

    /// <summary>A command to copy: never broken, however long.</summary>
    public void Command(string line) => to.WriteLine($"  {Plain.Line(line)}");

    /// <summary>A paragraph: <paramref name="lead"/> stands before its first line, and the rest is set under the text.</summary>
    /// <param name="painted">The lead with colours; its length is that of <paramref name="lead"/>.</param>
    public void Paragraph(string lead, string text, string? painted = null)
    {
        lead = Plain.Line(lead);
        var room = Math.Max(width - lead.Length, Narrowest / 2);
        var margin = new string(' ', lead.Length);
        var first = true;
        foreach (var line in Lines(Plain.Line(text), room))
        {
            to.WriteLine((first ? painted ?? lead : margin) + line);
            first = false;
        }

        if (first)
            to.WriteLine((painted ?? lead).TrimEnd());
    }

    /// <summary>Breaks at spaces; a word longer than the line (an ARN) stands alone and whole, so that it can be copied.</summary>
    private static IEnumerable<string> Lines(string text, int room)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Short))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
            yield return line;
    }

    private static string Short(string word) => word.Length <= LongestWord
        ? word
        : string.Create(CultureInfo.InvariantCulture, $"{word.AsSpan(0, LongestWord)}… ({word.Length - LongestWord} more characters)");
}
