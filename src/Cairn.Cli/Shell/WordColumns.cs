using Cairn.Cli.Text;

namespace Cairn.Cli.Shell;

/// <summary>Lists words in columns that fit the screen.</summary>
internal static class WordColumns
{
    private const int Most = 200;

    public static void Write(IReadOnlyList<string> words, int width, TextWriter to)
    {
        var shown = words.Take(Most).Select(Plain.Line).ToArray();
        var widest = Math.Min(shown.Max(word => word.Length) + 2, width);
        var columns = Math.Max(1, width / widest);
        var rows = (shown.Length + columns - 1) / columns;
        for (var row = 0; row < rows; row++)
            to.WriteLine(string.Concat(Enumerable.Range(0, columns).Select(column => row + (column * rows)).Where(at => at < shown.Length).Select(at => shown[at].PadRight(widest))).TrimEnd());
        if (words.Count > Most)
            to.WriteLine($"… and {words.Count - Most} more");
    }
}
