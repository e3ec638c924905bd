using System.Globalization;
using System.Text;

namespace Cairn.Graph.Cypher.Syntax;

/// <summary>Cuts a query into tokens in one pass.</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] LongSymbols = ["<=", ">=", "<>", "=~", "..", "+="];

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private readonly List<Token> _tokens = [];
    private int _at;

    public static List<Token> Read(string text) => new Lexer(text).ReadAll();

    private List<Token> ReadAll()
    {
        SkipSpace();
        while (_at < text.Length)
        {
            _tokens.Add(Next());
            SkipSpace();
        }

        _tokens.Add(new Token(TokenKind.End, "end of query", text.Length, text.Length));
        return _tokens;
    }

    private char Peek(int ahead = 0) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private void SkipSpace()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }
            else if (Peek() == '/' && Peek(1) == '/')
            {
                var end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
            }
            else if (Peek() == '/' && Peek(1) == '*')
            {
                var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end < 0 ? throw Error("UnexpectedSyntax", "this comment is not closed", _at) : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private Token Next() => Peek() switch
    {
        '\'' or '"' => ReadText(),
        '`' => ReadQuotedName(),
        >= '0' and <= '9' => ReadNumber(),
        '.' when char.IsAsciiDigit(Peek(1)) && !AfterName() => ReadNumber(),
        var c when IsNameStart(c) => ReadName(),
        _ => ReadSymbol(),
    };

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_' || char.IsSurrogate(c);

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;

    private bool AfterName() => _tokens.Count > 0 && _tokens[^1].End == _at && (_tokens[^1].IsName || _tokens[^1].Is(".."));

    private Token ReadName()
    {
        var start = _at;
        while (IsNamePart(Peek()))
        {
            _at++;
        }

        return new Token(TokenKind.Name, text[start.._at], start, _at);
    }

    private Token ReadQuotedName()
    {
        var start = _at++;
        var name = new StringBuilder();
        while (_at < text.Length)
        {
            if (text[_at] == '`' && Peek(1) != '`')
            {
                _at++;
                return new Token(TokenKind.QuotedName, name.ToString(), start, _at);
            }

            name.Append(text[_at]);
            _at += text[_at] == '`' ? 2 : 1;
        }

        throw Error("UnexpectedSyntax", "this quoted name is not closed", start);
    }

    private Token ReadNumber()
    {
        var start = _at;
        if (Peek() == '0' && Peek(1) is 'x' or 'X' or 'o' or 'O' && char.IsLetterOrDigit(Peek(1)))
        {
            _at++;
            return Digits(TokenKind.Integer, start);
        }

        SkipDigits();
        var kind = TokenKind.Integer;
        if (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
        {
            kind = TokenKind.Float;
            _at++;
            SkipDigits();
        }

        if (Peek() is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '-' or '+' && char.IsAsciiDigit(Peek(2)))))
        {
            kind = TokenKind.Float;
            _at += 2;
            SkipDigits();
        }

        return Digits(kind, start);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()))
        {
            _at++;
        }
    }

    // Letters glued to a number belong to it: they make it a wrong number or a hexadecimal or octal one.
    private Token Digits(TokenKind kind, int start)
    {
        var end = _at;
        while (IsNamePart(Peek()))
        {
            _at++;
        }

        var digits = text[start.._at];
        var radix = digits.Length > 1 && digits[0] == '0' ? char.ToLowerInvariant(digits[1]) : '\0';
        var good = radix switch
        {
            'x' => digits.Length > 2 && !digits.AsSpan(2).ContainsAnyExcept(HexDigits),
            'o' => digits.Length > 2 && digits.AsSpan(2).IndexOfAnyExceptInRange('0', '7') < 0,
            _ => end == _at,
        };
        return new Token(good ? kind : TokenKind.BadNumber, digits, start, _at);
    }

    private Token ReadText()
    {
        var start = _at;
        var quote = text[_at++];
        var content = new StringBuilder();
        while (_at < text.Length)
        {
            var c = text[_at++];
            if (c == quote)
            {
                return new Token(TokenKind.Text, content.ToString(), start, _at);
            }

            if (c == '\\')
            {
                ReadEscape(content);
            }
            else
            {
                content.Append(c);
            }
        }

        throw Error("UnexpectedSyntax", "this string is not closed", start);
    }

    private void ReadEscape(StringBuilder content)
    {
        var c = Peek();
        _at++;
        switch (c)
        {
            case 'n': content.Append('\n'); break;
            case 't': content.Append('\t'); break;
            case 'r': content.Append('\r'); break;
            case 'b': content.Append('\b'); break;
            case 'f': content.Append('\f'); break;
            case '\\' or '\'' or '"' or '`': content.Append(c); break;
            case 'u': ReadCodePoint(content, 4); break;
            case 'U': ReadCodePoint(content, 8); break;
            default: throw Error("UnexpectedSyntax", $"`\\{c}` is no escape sequence", _at - 2);
        }
    }

    private void ReadCodePoint(StringBuilder content, int digits)
    {
        var hex = text.AsSpan(_at, Math.Min(digits, text.Length - _at));
        if (hex.Length < digits || !int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code is < 0 or > 0x10FFFF)
        {
            throw Error("InvalidUnicodeLiteral", $"a code point of {digits} hexadecimal digits was expected here", _at - 2);
        }

        _at += digits;
        if (code <= 0xFFFF)
        {
            content.Append((char)code);
        }
        else
        {
            content.Append(char.ConvertFromUtf32(code));
        }
    }

    private Token ReadSymbol()
    {
        var start = _at;
        foreach (var symbol in LongSymbols)
        {
            if (text.AsSpan(_at).StartsWith(symbol, StringComparison.Ordinal))
            {
                _at += symbol.Length;
                return new Token(TokenKind.Symbol, symbol, start, _at);
            }
        }

        var c = text[_at];
        if (!"()[]{}<>=+-*/%^,.:;|$&!".Contains(c, StringComparison.Ordinal))
        {
            throw Error(char.IsAscii(c) ? "UnexpectedSyntax" : "InvalidUnicodeCharacter", $"the character `{c}` has no meaning here", _at);
        }

        _at++;
        return new Token(TokenKind.Symbol, c.ToString(), start, _at);
    }

    private static QueryException Error(string detail, string message, int at) => Failure.Syntax(detail, message, new TextSpan(at, at + 1));
}
