using System.Buffers;
using System.Text;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>Cuts scripts of several languages into words, strings and signs in one pass; it never backtracks.</summary>
internal sealed class ScriptTokens
{
    internal const int Most = 200_000;
    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    private readonly List<ScriptToken> _tokens = [];
    private string? _open;

    public static IReadOnlyList<ScriptToken> Of(string script)
    {
        var reader = new ScriptTokens();
        foreach (var (number, text) in ScriptLines.Of(script))
        {
            if (reader._tokens.Count > Most)
                break;
            reader.Line(text, number);
        }

        return reader._tokens;
    }

    private void Line(string line, int number)
    {
        var at = _open is null ? 0 : CloseBlock(line, 0);
        if (at == 0 && _open is null)
            at = ShellAssignment(line, number);
        while (at < line.Length && _open is null)
            at = Token(line, at, number);
        if (_open is null)
            _tokens.Add(new(ScriptTokenKind.LineEnd, "", number));
    }

    /// <summary><c>NAME=value</c> needs no quotes in a shell; elsewhere such a value would be a variable.</summary>
    private int ShellAssignment(string line, int number)
    {
        var start = line.AsSpan().TrimStart().StartsWith("export ") ? line.IndexOf("export ", StringComparison.Ordinal) + "export ".Length : line.Length - line.AsSpan().TrimStart().Length;
        var equals = line.IndexOf('=', start);
        if (equals <= start || equals + 1 >= line.Length || line[equals + 1] is '"' or '\'' or '=' or '(' or ' ' or '`' || line[^1] == ',' || line.AsSpan(start, equals - start).ContainsAnyExcept(Capitals))
            return 0;
        var end = equals + 1;
        while (end < line.Length && !char.IsWhiteSpace(line[end]) && line[end] is not (';' or '&' or '|'))
            end++;
        var value = line[(equals + 1)..end];
        _tokens.Add(new(ScriptTokenKind.Word, line[start..equals], number));
        _tokens.Add(new(ScriptTokenKind.Sign, "=", number));
        _tokens.Add(new(ScriptTokenKind.Text, value, number, value.Contains('$', StringComparison.Ordinal)));
        return end;
    }

    private int Token(string line, int at, int number)
    {
        var c = line[at];
        if (char.IsWhiteSpace(c))
            return at + 1;
        if (c == '#' || c == '/' && at + 1 < line.Length && line[at + 1] == '/' && (at == 0 || char.IsWhiteSpace(line[at - 1])))
            return line.Length;
        if (c is '"' or '\'' or '`')
            return Quoted(line, at, number);
        if (IsWord(c))
            return Word(line, at, number);
        _tokens.Add(new(ScriptTokenKind.Sign, c.ToString(), number));
        return at + 1;
    }

    private int Word(string line, int at, int number)
    {
        var end = at;
        while (end < line.Length && (IsWord(line[end]) || IsAddress(line, at, end)))
            end++;
        // f'…' and its relatives: the letter before a Python string.
        if (end < line.Length && line[end] is '"' or '\'' && end - at <= 2 && line[at..end].All(char.IsAsciiLetter))
            return Quoted(line, end, number, line[at..end].Contains('f', StringComparison.OrdinalIgnoreCase));
        var text = line[at..end];
        _tokens.Add(new(ScriptTokenKind.Word, text, number, text.Contains('$', StringComparison.Ordinal)));
        return end;
    }

    /// <summary>Inside <c>scheme://…</c> and <c>${…}</c> more characters belong to the word.</summary>
    private static bool IsAddress(string line, int start, int at)
    {
        var c = line[at];
        if (c == ':' && at + 2 < line.Length && line[at + 1] == '/' && line[at + 2] == '/')
            return true;
        var before = line.AsSpan(start, at - start);
        return c is ':' or '?' or '&' or '%' or '=' or '~' or '@' && before.Contains("://", StringComparison.Ordinal)
            || c == '{' && before.EndsWith("$", StringComparison.Ordinal)
            || c == '}' && before.LastIndexOf("${", StringComparison.Ordinal) > before.LastIndexOf('}');
    }

    private int Quoted(string line, int at, int number, bool format = false)
    {
        var quote = line[at];
        if (at + 2 < line.Length && line[at + 1] == quote && line[at + 2] == quote)
        {
            _open = new(quote, 3);
            return CloseBlock(line, at + 3);
        }

        var text = new StringBuilder();
        var i = at + 1;
        for (; i < line.Length && line[i] != quote; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length)
                i++;
            text.Append(line[i]);
        }

        // An apostrophe in prose is not a string.
        if (i < line.Length)
            _tokens.Add(new(ScriptTokenKind.Text, text.ToString(), number, format || quote == '`' || text.ToString().Contains('$', StringComparison.Ordinal)));
        return i < line.Length ? i + 1 : at + 1;
    }

    /// <summary>What stands in a long string is text for another program; nothing in it runs here.</summary>
    private int CloseBlock(string line, int from)
    {
        var end = from <= line.Length ? line.IndexOf(_open!, from, StringComparison.Ordinal) : -1;
        if (end < 0)
            return line.Length;
        _open = null;
        return end + 3;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or '/' or '$';
}
