using System.Text;

namespace Cairn.Hcl.Syntax;

/// <summary>Reads templates: quoted, as heredoc, or as a whole file.</summary>
internal sealed class TemplateParser(ParserState state, ExpressionParser expressions)
{
    private readonly Cursor _cursor = state.Cursor;

    public Expression Quoted()
    {
        var start = _cursor.At++;
        var parts = Parts(Form.Quoted, "");
        if (!_cursor.Take('"'))
            throw ParserState.Fault("a text is not closed", _cursor.From(start), "put `\"` at its end; a text over several lines is written as `<<EOT`");
        return TemplateTree.Build(parts, _cursor.From(start));
    }

    /// <summary>A text without interpolation, as labels of blocks are.</summary>
    public string Label()
    {
        var start = _cursor.At;
        return Quoted() is Expression.Literal { Value: Values.StringValue text }
            ? text.Value
            : throw ParserState.Fault("a label of a block cannot be computed", _cursor.From(start), "write it out");
    }

    public Expression Heredoc()
    {
        var start = _cursor.At;
        _cursor.At += 2;
        var flush = _cursor.Take('-');
        var marker = _cursor.TakeName();
        if (marker is null || !_cursor.TakeNewline())
            throw state.Fault("a heredoc begins with `<<`, a word and the end of the line", "write `<<EOT`");
        var parts = Parts(Form.Heredoc, marker);
        if (!TakeMarker(marker))
            throw ParserState.Fault($"the heredoc is not closed: `{marker}` on a line of its own expected", _cursor.From(start));
        if (flush)
            TemplateTree.Unindent(parts);
        return TemplateTree.Build(parts, _cursor.From(start));
    }

    /// <summary>Everything up to the end is the template.</summary>
    public Expression Whole()
    {
        var start = _cursor.At;
        var parts = Parts(Form.Whole, "");
        return TemplateTree.Build(parts, _cursor.From(start));
    }

    private enum Form
    {
        Quoted,
        Heredoc,
        Whole,
    }

    private List<TemplatePart> Parts(Form form, string marker)
    {
        state.Enter();
        var parts = new List<TemplatePart>();
        while (!IsOver(form, marker))
        {
            if (_cursor.Looks("${"))
                parts.Add(Interpolation());
            else if (_cursor.Looks("%{"))
                parts.Add(Directive());
            else
                parts.Add(Text(form));
        }

        state.Leave();
        return parts;
    }

    private bool IsOver(Form form, string marker) => form switch
    {
        _ when _cursor.IsAtEnd => true,
        Form.Quoted => _cursor.Peek() == '"',
        Form.Heredoc => IsAtLineStart() && IsMarker(marker),
        _ => false,
    };

    private bool IsAtLineStart() => _cursor.At > 0 && _cursor.Source.Text[_cursor.At - 1] == '\n';

    private bool IsMarker(string marker)
    {
        var at = _cursor.At;
        var found = TakeMarker(marker);
        _cursor.At = at;
        return found;
    }

    private bool TakeMarker(string marker)
    {
        while (_cursor.Peek() is ' ' or '\t')
            _cursor.At++;
        if (!_cursor.LooksWord(marker))
            return false;
        _cursor.At += marker.Length;
        var end = _cursor.At;
        while (_cursor.Peek() is ' ' or '\t')
            _cursor.At++;
        if (!_cursor.IsAtEnd && !_cursor.IsAtNewline)
            return false;
        _cursor.At = end;
        return true;
    }

    private TemplatePart.Text Text(Form form)
    {
        var start = _cursor.At;
        var text = new StringBuilder();
        while (!_cursor.IsAtEnd && !_cursor.Looks("${") && !_cursor.Looks("%{"))
        {
            var c = _cursor.Peek();
            if (form == Form.Quoted && c == '"')
                break;
            if (form == Form.Quoted && _cursor.IsAtNewline)
                throw ParserState.Fault("a text ends at the end of its line", _cursor.From(start), "put `\"` at its end, or write a text over several lines as `<<EOT`");
            if (_cursor.Looks("$${") || _cursor.Looks("%%{"))
            {
                text.Append(c).Append('{');
                _cursor.At += 3;
            }
            else if (form == Form.Quoted && c == '\\')
            {
                Escape(text);
            }
            else
            {
                text.Append(c);
                _cursor.At++;
                if (c == '\n')
                    break;
            }
        }

        return new(text.ToString(), _cursor.From(start));
    }

    private void Escape(StringBuilder text)
    {
        var start = _cursor.At++;
        var letter = _cursor.Peek();
        _cursor.At++;
        switch (letter)
        {
            case 'n':
                text.Append('\n');
                break;
            case 'r':
                text.Append('\r');
                break;
            case 't':
                text.Append('\t');
                break;
            case '"' or '\\':
                text.Append(letter);
                break;
            case 'u' or 'U':
                Unicode(text, letter == 'u' ? 4 : 8, start);
                break;
            default:
                throw ParserState.Fault($"`\\{letter}` is no escape", _cursor.From(start), "write `\\\\` for a backslash; others are \\n, \\r, \\t, \\\", \\uNNNN and \\UNNNNNNNN");
        }
    }

    private void Unicode(StringBuilder text, int digits, int start)
    {
        var code = 0L;
        for (var i = 0; i < digits; i++)
        {
            if (!char.IsAsciiHexDigit(_cursor.Peek()))
                throw ParserState.Fault($"`\\{(digits == 4 ? 'u' : 'U')}` needs {digits} hexadecimal digits", _cursor.From(start));
            code = (code * 16) + Convert.ToInt32(_cursor.Peek().ToString(), 16);
            _cursor.At++;
        }

        text.Append(Rune.IsValid((int)Math.Min(code, 0x110000)) ? new Rune((int)code).ToString() : "\uFFFD");
    }

    private TemplatePart.Interpolation Interpolation()
    {
        var start = _cursor.At;
        _cursor.At += 2;
        var before = _cursor.Take('~');
        var outer = Begin();
        var value = expressions.Parse();
        var after = End(start, outer);
        return new(value, _cursor.From(start), before, after);
    }

    private TemplatePart Directive()
    {
        var start = _cursor.At;
        _cursor.At += 2;
        var before = _cursor.Take('~');
        var outer = Begin();
        state.Skip();
        switch (_cursor.TakeName())
        {
            case "if":
                var condition = expressions.Parse();
                return new TemplatePart.If(condition, _cursor.From(start), before, End(start, outer));
            case "for":
                var (key, value) = new ConstructorParser(state, expressions).Names();
                var over = expressions.Parse();
                return new TemplatePart.For(key, value, over, _cursor.From(start), before, End(start, outer));
            case ("else" or "endif" or "endfor") and var word:
                return new TemplatePart.Word(word, _cursor.From(start), before, End(start, outer));
            default:
                throw ParserState.Fault("a directive begins with `if`, `else`, `endif`, `for` or `endfor`", _cursor.From(start), "write `%%{` for the text `%{`");
        }
    }

    private bool Begin()
    {
        var outer = state.IgnoresNewlines;
        state.IgnoresNewlines = true;
        return outer;
    }

    private bool End(int start, bool outer)
    {
        state.Skip();
        var trims = _cursor.Take('~');
        if (!_cursor.Take('}'))
            throw ParserState.Fault($"an interpolation is not closed: `}}` expected, not {state.Seen()}", _cursor.From(start), "write `$${` for the text `${`");
        state.IgnoresNewlines = outer;
        return trims;
    }
}
