using System.Text;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>
/// Makes one kind of text of the many in which scripts come: notebook cells as JSON inside a here-document,
/// shell lines continued by a backslash, Python and JavaScript as they are.
/// </summary>
internal static class ScriptLines
{
    private const int LongestLine = 20_000;

    /// <summary>Each line with its number in the original.</summary>
    public static IEnumerable<(int Number, string Text)> Of(string text)
    {
        var inCell = false;
        var number = 0;
        var pending = new StringBuilder();
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (inCell && line is "]" or "],")
                inCell = false;
            var plain = inCell ? Cell(line) : raw.TrimEnd();
            inCell |= line.StartsWith("\"source\":", StringComparison.Ordinal) && line.EndsWith('[');
            if (plain.EndsWith('\\') && pending.Length < LongestLine)
            {
                pending.Append(plain, 0, plain.Length - 1).Append(' ');
                continue;
            }

            yield return (number, pending.Length == 0 ? plain : pending.Append(plain).ToString());
            pending.Clear();
        }

        if (pending.Length > 0)
            yield return (number, pending.ToString());
    }

    /// <summary>One line of a notebook cell: a JSON string, whose backslashes the shell may have doubled.</summary>
    private static string Cell(string line)
    {
        line = line.EndsWith(',') ? line[..^1] : line;
        if (line.Length < 2 || line[0] != '"' || line[^1] != '"')
            return line;
        var plain = new StringBuilder(line.Length);
        for (var i = 1; i < line.Length - 1; i++)
        {
            if (line[i] != '\\')
            {
                plain.Append(line[i]);
                continue;
            }

            while (i < line.Length - 1 && line[i] == '\\')
                i++;
            if (i < line.Length - 1)
                plain.Append(line[i] is 'n' or 't' or 'r' ? ' ' : line[i]);
        }

        return plain.ToString().TrimEnd();
    }
}
