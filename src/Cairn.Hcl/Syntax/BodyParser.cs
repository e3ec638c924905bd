namespace Cairn.Hcl.Syntax;

/// <summary>Reads attributes and blocks; after a fault it goes on with the next line that can begin one.</summary>
internal sealed class BodyParser
{
    private readonly Cursor _cursor;
    private readonly ParserState _state;
    private readonly ExpressionParser _expressions;
    private readonly List<HclDiagnostic> _diagnostics = [];
    private readonly HclLimits _limits;

    /// <summary>Where the last item ended without a new line because a block ends there.</summary>
    private int _endedAtBrace = -1;

    public BodyParser(SourceText source, HclLimits limits)
    {
        _limits = limits;
        _cursor = new(source, source.Text.StartsWith('\uFEFF') ? 1 : 0, source.Text.Length);
        _state = new(_cursor, limits);
        _expressions = new(_state);
    }

    public HclFile Parse()
    {
        var body = Body(level: 0);
        if (_cursor.UnclosedComment is { } comment)
            _diagnostics.Add(new("hcl-syntax", "a comment is not closed", new(_cursor.Source, comment, comment + 2), "put `*/` at its end"));
        return new(_cursor.Source, body, _diagnostics);
    }

    private Body Body(int level)
    {
        var start = _cursor.At;
        var attributes = new List<BodyAttribute>();
        var blocks = new List<Block>();
        while (_diagnostics.Count < _limits.MaxDiagnostics)
        {
            _cursor.Skip(newlines: true);
            if (_cursor.IsAtEnd || (level > 0 && _cursor.Peek() == '}'))
                break;
            Item(attributes, blocks, level);
        }

        return new(attributes, blocks, _cursor.From(start));
    }

    private void Item(List<BodyAttribute> attributes, List<Block> blocks, int level)
    {
        var start = _cursor.At;
        try
        {
            var name = _cursor.TakeName() ?? throw _state.Fault($"an attribute or a block is expected, not {_state.Seen()}", HelpForItem());
            var nameRange = _cursor.From(start);
            _cursor.Skip(newlines: false);
            if (_cursor.Peek() == '=' && _cursor.Peek(1) != '=')
                Attribute(name, nameRange, attributes);
            else
                blocks.Add(Block(name, start, level));
        }
        catch (SyntaxException e)
        {
            _diagnostics.Add(e.Diagnostic);
            Recover(start);
        }
    }

    private string? HelpForItem() => _cursor.Peek() switch
    {
        '"' => "names of attributes are not quoted",
        '}' => "there is one `}` too many",
        _ => null,
    };

    private void Attribute(string name, SourceRange nameRange, List<BodyAttribute> attributes)
    {
        _cursor.At++;
        var value = _expressions.Parse();
        if (attributes.Find(other => other.Name == name) is { } first)
            _diagnostics.Add(new("hcl-attribute-twice", $"`{name}` is set twice in one block, first on line {first.Range.Line}", nameRange, "keep one of the two"));
        else
            attributes.Add(new(name, value, nameRange.To(value.Range)));
        EndLine($"the value of `{name}`");
    }

    private void EndLine(string what)
    {
        _cursor.Skip(newlines: false);
        if (_cursor.TakeNewline() || _cursor.IsAtEnd)
            return;
        _endedAtBrace = _cursor.Peek() == '}' ? _cursor.At : -1;
        if (_endedAtBrace < 0)
            throw _state.Fault($"the end of the line is expected after {what}, not {_state.Seen()}", "each attribute and block stands on lines of its own");
    }

    private Block Block(string type, int start, int level)
    {
        var labels = new List<string>();
        while (true)
        {
            _cursor.Skip(newlines: false);
            if (_cursor.Peek() == '"')
                labels.Add(_expressions.Templates.Label());
            else if (_cursor.TakeName() is { } label)
                labels.Add(label);
            else
                break;
        }

        var header = _cursor.From(start);
        if (!_cursor.Take('{'))
            throw _state.Fault(labels.Count == 0 ? $"`=` or a block is expected after `{type}`, not {_state.Seen()}" : $"`{{` is expected after `{type}` and its labels, not {_state.Seen()}");
        var body = Braces(level);
        EndLine($"the block `{type}`");
        return new(type, labels, body, header);
    }

    private Body Braces(int level)
    {
        if (level + 1 >= _limits.MaxDepth)
            throw new SyntaxException(new("hcl-too-deep", $"more than {_limits.MaxDepth} levels of nesting", _cursor.Here, "no real configuration is nested that deeply; the file may be hostile"));
        var open = _cursor.Here;
        _cursor.Skip(newlines: false);
        var isOneLine = !_cursor.IsAtNewline && _cursor.Peek() != '}';
        var body = Body(level + 1);
        if (!isOneLine && _endedAtBrace == _cursor.At)
            _diagnostics.Add(new("hcl-syntax", "the end of the line is expected before this `}`", _cursor.Here, "each attribute and block stands on lines of its own"));
        if (isOneLine && body.Attributes.Count == 1 && _cursor.Source.Text.AsSpan()[body.Attributes[0].Range.End.._cursor.At].Contains('\n'))
            _diagnostics.Add(new("hcl-syntax", "a block that begins on one line with its attribute must end on it", open, "begin a new line after `{`"));
        if (!_cursor.Take('}'))
            throw _diagnostics.Count >= _limits.MaxDiagnostics ? _state.Fault("too many faults; the rest was not read") : ParserState.Fault("a block is not closed", open, "put `}` at its end");
        if (isOneLine && (body.Attributes.Count + body.Blocks.Count > 1 || body.Blocks.Count > 0))
            _diagnostics.Add(new("hcl-syntax", "a block on one line can hold one attribute only", body.Range, "begin a new line after `{`"));
        return body;
    }

    /// <summary>Goes to the next line outside of whatever brackets the faulty line opened.</summary>
    private void Recover(int start)
    {
        _state.Restart();
        // A fault inside a nested block has been dealt with there; behind it, only this line is lost.
        var from = Math.Max(start, _cursor.At);
        var (braces, brackets) = Open(start, from);
        _cursor.At = from;
        if (from == start && _cursor.Peek() == '}')
            _cursor.At++;
        while (!_cursor.IsAtEnd)
        {
            var c = _cursor.Peek();
            // A closing brace ends the block around, whatever bracket was left open before it.
            if ((c == '\n' && braces + brackets == 0) || (c == '}' && braces == 0))
                return;
            Count(c, ref braces, ref brackets);
            if (c == '"')
                SkipText();
            else
                _cursor.At++;
        }
    }

    private static void Count(char c, ref int braces, ref int brackets)
    {
        if (c == '{')
            braces++;
        else if (c == '}')
            braces = Math.Max(braces - 1, 0);
        else if (c is '[' or '(')
            brackets++;
        else if (c is ']' or ')')
            brackets = Math.Max(brackets - 1, 0);
    }

    private (int Braces, int Brackets) Open(int start, int end)
    {
        var (braces, brackets) = (0, 0);
        var text = _cursor.Source.Text;
        for (var i = start; i < end && i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                for (i++; i < end && text[i] is not '"' and not '\n'; i++)
                    i += text[i] == '\\' ? 1 : 0;
            }
            else
            {
                Count(text[i], ref braces, ref brackets);
            }
        }

        return (braces, brackets);
    }

    private void SkipText()
    {
        _cursor.At++;
        while (!_cursor.IsAtEnd && _cursor.Peek() is not '"' and not '\n')
            _cursor.At += _cursor.Peek() == '\\' ? 2 : 1;
        if (_cursor.Peek() == '"')
            _cursor.At++;
    }
}
