namespace Cairn.Cli.Shell;

/// <summary>Splits a text into statements: a line that begins with a colon is a command to the shell, everything else a query that ends with a semicolon.</summary>
internal static class Statements
{
    private static readonly string[] QueryCommands = [":explain", ":profile"];

    /// <summary>Whether nothing more is needed: a command, nothing at all, or a query with its semicolon.</summary>
    public static bool IsComplete(string text)
    {
        var trimmed = text.TrimStart();
        return trimmed.Trim().Length == 0 || (trimmed[0] == ':' && !BeginsQuery(trimmed)) || EndsWithSemicolon(text);
    }

    /// <summary>The statements of a whole text, without their semicolons. What is left at the end is a statement too.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var end = StatementEnd(text, at);
            var statement = text[at..end].Trim();
            if (statement.Length > 0)
                yield return statement;
            at = end + 1;
        }
    }

    private static int StatementEnd(string text, int start)
    {
        var first = start;
        while (first < text.Length && char.IsWhiteSpace(text[first]))
            first++;
        var isCommand = first < text.Length && text[first] == ':' && !BeginsQuery(text[first..Math.Min(text.Length, first + 64)]);
        return isCommand ? text.IndexOf('\n', first) is var line and >= 0 ? line : text.Length : QueryEnd(text, first) ?? text.Length;
    }

    private static bool EndsWithSemicolon(string text) => QueryEnd(text, 0) is not null;

    // `:explain` alone is about the last query; with words after it a query begins.
    private static bool BeginsQuery(string command)
    {
        var line = command.Split('\n', 2)[0];
        return Array.Exists(QueryCommands, name => line.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase) && (line.Trim().Length > name.Length || line.Length < command.Length));
    }

    /// <summary>Where the semicolon stands that ends the query; strings, quoted names and comments may hold others.</summary>
    private static int? QueryEnd(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == ';')
                return at;
            at = Skip(text, at);
        }

        return null;
    }

    /// <summary>The last character of the string, quoted name or comment that starts at a place, past the end where it is not closed; the place itself where none starts there.</summary>
    public static int Skip(string text, int at) => text[at] switch
    {
        '\'' or '"' or '`' => Quoted(text, at),
        '/' when at + 1 < text.Length && text[at + 1] is '/' or '*' => Comment(text, at),
        _ => at,
    };

    private static int Quoted(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && text[at] != text[start])
            at += text[at] == '\\' && text[start] != '`' ? 2 : 1;
        return at;
    }

    private static int Comment(string text, int start)
    {
        var (end, length) = text[start + 1] == '/' ? (text.IndexOf('\n', start), 0) : (text.IndexOf("*/", start + 2, StringComparison.Ordinal), 1);
        return end < 0 ? text.Length : end + length;
    }
}
