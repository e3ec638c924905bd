using System.Text;

namespace Cairn.Analysis.Matching;

/// <summary>Cuts pattern text into tokens; every sign is a token of its own.</summary>
internal static class Scanner
{
    public static List<Token> Scan(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, "", at));
                return tokens;
            }

            tokens.Add(Next(text, ref at));
        }
    }

    private static Token Next(string text, ref int at)
    {
        var start = at;
        var c = text[at];
        if (c is '\'' or '"')
            return Quoted(text, ref at);
        if (char.IsAsciiLetter(c) || c == '_')
        {
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
                at++;
            return new Token(TokenKind.Name, text[start..at], start);
        }

        if (char.IsAsciiDigit(c))
        {
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || IsPoint(text, at)))
                at++;
            return new Token(TokenKind.Number, text[start..at], start);
        }

        at++;
        return new Token(TokenKind.Sign, c.ToString(), start);
    }

    private static bool IsPoint(string text, int at) => text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static Token Quoted(string text, ref int at)
    {
        var start = at;
        var quote = text[at++];
        var content = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                at++;
            content.Append(text[at++]);
        }

        if (at == text.Length)
            throw new PatternException("the quoted text has no end", start, $"close it with {quote}");
        at++;
        return new Token(TokenKind.Text, content.ToString(), start);
    }
}
