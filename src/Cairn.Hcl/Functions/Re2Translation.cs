using System.Globalization;
using System.Text;

namespace Cairn.Hcl.Functions;

/// <summary>Rewrites a pattern of RE2 as one of .NET where the two differ.</summary>
internal sealed class Re2Translation(string pattern, List<string?> groups)
{
    private readonly StringBuilder _text = new();
    private int _at;

    private static readonly Dictionary<string, string> Posix = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = @"\x00-\x7F",
        ["blank"] = @"\t ",
        ["cntrl"] = @"\x00-\x1F\x7F",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = @"!-/:-@\[-`{-~",
        ["space"] = @"\t\n\v\f\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    /// <summary>Classes of ASCII characters, alone and inside brackets.</summary>
    private static readonly Dictionary<char, (string Alone, string Inside)> Perl = new()
    {
        ['d'] = ("[0-9]", "0-9"),
        ['D'] = ("[^0-9]", @"\x00-/:-\uFFFF"),
        ['w'] = ("[0-9A-Za-z_]", "0-9A-Za-z_"),
        ['W'] = ("[^0-9A-Za-z_]", @"\x00-/:-@\[-\^`{-\uFFFF"),
        ['s'] = (@"[\t\n\f\r ]", @"\t\n\f\r "),
        ['S'] = (@"[^\t\n\f\r ]", @"\x00-\x08\x0B\x0E-\x1F!-\uFFFF"),
    };

    /// <summary>What .NET would understand and RE2 does not.</summary>
    private const string Foreign = "123456789ZGkcehRXKuN";

    public string Text()
    {
        while (_at < pattern.Length)
        {
            switch (pattern[_at])
            {
                case '\\':
                    Escape(isInClass: false);
                    break;
                case '[':
                    Class();
                    break;
                case '(':
                    Group();
                    break;
                case '$':
                    // Without (?m) the end of the text only, not also before a last newline.
                    _text.Append(IsMultiline ? "$" : @"\z");
                    _at++;
                    break;
                default:
                    _text.Append(pattern[_at++]);
                    break;
            }
        }

        return _text.ToString();
    }

    private bool IsMultiline => pattern.AsSpan(0, _at) is var before && (before.Contains("(?m", StringComparison.Ordinal) || before.Contains("(?sm", StringComparison.Ordinal) || before.Contains("(?im", StringComparison.Ordinal));

    private void Escape(bool isInClass)
    {
        if (_at + 1 == pattern.Length)
            throw new EvaluationException("the pattern ends in a backslash");
        var letter = pattern[_at + 1];
        _at += 2;
        if (Perl.TryGetValue(letter, out var perl))
            _text.Append(isInClass ? perl.Inside : perl.Alone);
        else if (letter == 'Q')
            Literal();
        else if (letter == 'x' && _at < pattern.Length && pattern[_at] == '{')
            CodePoint();
        else if (letter is 'p' or 'P')
            Unicode(letter);
        else if (Foreign.Contains(letter, StringComparison.Ordinal))
            throw new EvaluationException($"the pattern is not valid: `\\{letter}` is not known");
        else
            _text.Append(letter is '/' or '"' or '\'' || (letter == '-' && !isInClass) ? "" : "\\").Append(letter);
    }

    private void Unicode(char letter)
    {
        _text.Append('\\').Append(letter);
        if (_at < pattern.Length && pattern[_at] != '{')
            _text.Append('{').Append(pattern[_at++]).Append('}');
    }

    private void Literal()
    {
        var end = pattern.IndexOf(@"\E", _at, StringComparison.Ordinal);
        var literal = end < 0 ? pattern[_at..] : pattern[_at..end];
        _text.Append(System.Text.RegularExpressions.Regex.Escape(literal));
        _at = end < 0 ? pattern.Length : end + 2;
    }

    private void CodePoint()
    {
        var close = pattern.IndexOf('}', _at);
        if (close < 0 || !int.TryParse(pattern.AsSpan(_at + 1, close - _at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code))
            throw new EvaluationException("the pattern is not valid: `\\x{…}` needs a code point");
        foreach (var unit in new Rune(code).ToString())
            _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
        _at = close + 1;
    }

    private void Class()
    {
        _text.Append(pattern[_at++]);
        if (_at < pattern.Length && pattern[_at] == '^')
            _text.Append(pattern[_at++]);
        var isFirst = true;
        while (_at < pattern.Length && (isFirst || pattern[_at] != ']'))
        {
            isFirst = false;
            if (pattern[_at] == '\\')
                Escape(isInClass: true);
            else if (pattern[_at] == '[' && _at + 1 < pattern.Length && pattern[_at + 1] == ':')
                PosixClass();
            else if (pattern[_at] == '[' || pattern[_at] == ']')
                _text.Append('\\').Append(pattern[_at++]);
            else
                _text.Append(pattern[_at++]);
        }

        if (_at == pattern.Length)
            throw new EvaluationException("the pattern is not valid: `]` is missing");
        _text.Append(pattern[_at++]);
    }

    private void PosixClass()
    {
        var close = pattern.IndexOf(":]", _at, StringComparison.Ordinal);
        if (close < 0 || !Posix.TryGetValue(pattern[(_at + 2)..close], out var range))
            throw new EvaluationException("the pattern is not valid: this class of characters is not known");
        _text.Append(range);
        _at = close + 2;
    }

    private void Group()
    {
        if (_at + 1 >= pattern.Length || pattern[_at + 1] != '?')
        {
            groups.Add(null);
            _text.Append('(');
            _at++;
            return;
        }

        var start = pattern.AsSpan(_at).StartsWith("(?P<") ? _at + 4 : pattern.AsSpan(_at).StartsWith("(?<") ? _at + 3 : -1;
        if (start < 0)
        {
            if (pattern.AsSpan(_at) is ['(', '?', '=' or '!' or '>' or '(' or '#' or '\'' or '|', ..])
                throw new EvaluationException("the pattern is not valid: it looks ahead or behind, which RE2 does not");
            _text.Append(pattern, _at, 2);
            _at += 2;
            return;
        }

        var end = pattern.IndexOf('>', start);
        var name = end < 0 ? "" : pattern[start..end];
        if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_'))
            throw new EvaluationException("the pattern is not valid: the name of a group is made of letters, digits and `_`");
        if (groups.Contains(name))
            throw new EvaluationException($"the pattern has two groups named `{name}`");
        groups.Add(name);
        _text.Append('(');
        _at = end + 1;
    }
}
