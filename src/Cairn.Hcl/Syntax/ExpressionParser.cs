using Cairn.Hcl.Values;

namespace Cairn.Hcl.Syntax;

/// <summary>Reads expressions: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions.</summary>
internal sealed class ExpressionParser
{
    /// <summary>The longest chain of operators or steps; each link is one more level to evaluate.</summary>
    private const int MaxChain = 500;

    /// <summary>Binary operators from the loosest to the tightest; of two with a common start the longer stands first.</summary>
    private static readonly string[][] Levels = [["||"], ["&&"], ["==", "!="], [">=", "<=", ">", "<"], ["+", "-"], ["*", "/", "%"]];

    private readonly ParserState _state;
    private readonly Cursor _cursor;
    private readonly ConstructorParser _constructors;
    private readonly TemplateParser _templates;

    public ExpressionParser(ParserState state)
    {
        _state = state;
        _cursor = state.Cursor;
        _constructors = new(state, this);
        _templates = new(state, this);
    }

    public TemplateParser Templates => _templates;

    public Expression Parse()
    {
        _state.Enter();
        var condition = Binary(0);
        _state.Skip();
        if (_cursor.Peek() == '?')
        {
            _cursor.At++;
            var then = Parse();
            _state.Skip();
            if (!_cursor.Take(':'))
                throw _state.Fault($"a conditional needs `:` and a second value, not {_state.Seen()}", "write `condition ? a : b`");
            var otherwise = Parse();
            condition = new Expression.Conditional(condition, then, otherwise, condition.Range.To(otherwise.Range));
        }

        _state.Leave();
        return condition;
    }

    private Expression Binary(int level)
    {
        if (level == Levels.Length)
            return Steps(Term());
        var left = Binary(level + 1);
        for (var links = 0; Operator(level) is { } mark; links++)
        {
            if (links == MaxChain)
                throw _state.Fault($"more than {MaxChain} operators in a row");
            var right = Binary(level + 1);
            left = new Expression.Binary(mark, left, right, left.Range.To(right.Range));
        }

        return left;
    }

    private string? Operator(int level)
    {
        _state.Skip();
        foreach (var mark in Levels[level])
        {
            // `!` before `=` only; `&` and `|` alone are no operators; `=>` and `=` are not comparisons.
            if (_cursor.Looks(mark) && !(mark is "==" && _cursor.Looks("==>")))
            {
                _cursor.At += mark.Length;
                return mark;
            }
        }

        return null;
    }

    private Expression Term()
    {
        _state.Skip();
        var start = _cursor.At;
        switch (_cursor.Peek())
        {
            case '(':
                return Parentheses();
            case '[':
                return _constructors.Tuple();
            case '{':
                return _constructors.Object();
            case '"':
                return _templates.Quoted();
            case '<' when _cursor.Looks("<<"):
                return _templates.Heredoc();
            case '-' or '!':
                return Unary();
            case >= '0' and <= '9':
                return Number(start);
            default:
                return Name(start);
        }
    }

    private Expression.Unary Unary()
    {
        var start = _cursor.At;
        var mark = _cursor.Peek();
        _cursor.At++;
        _state.Enter();
        var of = Steps(Term());
        _state.Leave();
        return new Expression.Unary(mark, of, _cursor.From(start));
    }

    private Expression.Parentheses Parentheses()
    {
        var start = _cursor.At++;
        var outer = _state.IgnoresNewlines;
        _state.IgnoresNewlines = true;
        var inner = Parse();
        _state.Skip();
        if (!_cursor.Take(')'))
            throw _state.Fault($"a parenthesis is not closed: `)` expected, not {_state.Seen()}");
        _state.IgnoresNewlines = outer;
        return new(inner, _cursor.From(start));
    }

    private Expression Name(int start)
    {
        if (_cursor.TakeName() is not { } name)
            throw _state.Fault($"an expression is expected, not {_state.Seen()}", _cursor.Peek() == '\'' ? "texts stand between double quotes" : null);
        while (_cursor.Looks("::"))
        {
            _cursor.At += 2;
            name += "::" + (_cursor.TakeName() ?? throw _state.Fault("a name is expected after `::`"));
        }

        var end = _cursor.At;
        _state.Skip();
        if (_cursor.Peek() == '(')
            return _constructors.Call(name, start);
        _cursor.At = end;
        if (name.Contains("::", StringComparison.Ordinal))
            throw _state.Fault($"`{name}` is the name of a function: `(` expected");
        return name switch
        {
            "true" => new Expression.Literal(HclValue.True, _cursor.From(start)),
            "false" => new Expression.Literal(HclValue.False, _cursor.From(start)),
            "null" => new Expression.Literal(HclValue.Null, _cursor.From(start)),
            _ => new Expression.Variable(name, _cursor.From(start)),
        };
    }

    private Expression.Literal Number(int start)
    {
        Digits();
        if (_cursor.Peek() == '.' && char.IsAsciiDigit(_cursor.Peek(1)))
        {
            _cursor.At++;
            Digits();
        }

        if (_cursor.Peek() is 'e' or 'E' && (char.IsAsciiDigit(_cursor.Peek(1)) || (_cursor.Peek(1) is '+' or '-' && char.IsAsciiDigit(_cursor.Peek(2)))))
        {
            _cursor.At += 2;
            Digits();
        }

        var range = _cursor.From(start);
        return BigFloat.TryParse(_cursor.Source.Text.AsSpan(start, _cursor.At - start), out var number)
            ? new(HclValue.Of(number), range)
            : throw ParserState.Fault("this number is too long or too large", range);
    }

    private void Digits()
    {
        while (char.IsAsciiDigit(_cursor.Peek()))
            _cursor.At++;
    }

    /// <summary>The steps after a term: attributes, indices and splats.</summary>
    private Expression Steps(Expression of, bool attributesOnly = false)
    {
        for (var links = 0; ; links++)
        {
            if (links == MaxChain)
                throw _state.Fault($"more than {MaxChain} steps in a row");
            var end = _cursor.At;
            _state.Skip();
            if (_cursor.Peek() == '.' && !_cursor.Looks("..."))
                of = Dot(of, ref attributesOnly);
            else if (_cursor.Peek() == '[' && !attributesOnly)
                of = Bracket(of);
            else
            {
                _cursor.At = end;
                return of;
            }
        }
    }

    private Expression Dot(Expression of, ref bool attributesOnly)
    {
        _cursor.At++;
        _state.Skip();
        if (_cursor.Peek() == '*')
        {
            if (attributesOnly)
                throw _state.Fault("a splat inside an attribute splat", "write `[*]` for both");
            _cursor.At++;
            return Splat(of, attributesOnly: true);
        }

        var start = _cursor.At;
        if (char.IsAsciiDigit(_cursor.Peek()))
        {
            Digits();
            var number = BigFloat.TryParse(_cursor.Source.Text.AsSpan(start, _cursor.At - start), out var read) ? read : throw _state.Fault("this index is too large");
            return new Expression.Index(of, new Expression.Literal(HclValue.Of(number), _cursor.From(start)), of.Range.To(_cursor.From(start)));
        }

        return _cursor.TakeName() is { } name
            ? new Expression.Attribute(of, name, of.Range.To(_cursor.From(start)))
            : throw _state.Fault($"the name of an attribute is expected after `.`, not {_state.Seen()}");
    }

    private Expression Bracket(Expression of)
    {
        var outer = _state.IgnoresNewlines;
        _cursor.At++;
        _state.Skip();
        _state.IgnoresNewlines = true;
        if (_cursor.Peek() == '*')
        {
            _cursor.At++;
            Close(outer);
            return Splat(of, attributesOnly: false);
        }

        var key = Parse();
        Close(outer);
        return new Expression.Index(of, key, of.Range.To(_cursor.From(_cursor.At)));
    }

    private void Close(bool outer)
    {
        _state.Skip();
        if (!_cursor.Take(']'))
            throw _state.Fault($"an index is not closed: `]` expected, not {_state.Seen()}");
        _state.IgnoresNewlines = outer;
    }

    private Expression.Splat Splat(Expression of, bool attributesOnly)
    {
        _state.Enter();
        var item = new Expression.Item(_cursor.From(_cursor.At));
        var each = Steps(item, attributesOnly);
        _state.Leave();
        return new(of, each, item, of.Range.To(_cursor.From(_cursor.At)));
    }
}
