using Cairn.Hcl.Values;

namespace Cairn.Hcl.Syntax;

/// <summary>Reads tuples, objects, <c>for</c> expressions and calls.</summary>
internal sealed class ConstructorParser(ParserState state, ExpressionParser expressions)
{
    private readonly Cursor _cursor = state.Cursor;

    public Expression Tuple()
    {
        var outer = state.IgnoresNewlines;
        state.IgnoresNewlines = true;
        var start = _cursor.At++;
        state.Skip();
        if (IsFor())
            return For(start, ']', outer);
        var items = new List<Expression>();
        while (!_cursor.Take(']'))
        {
            items.Add(expressions.Parse());
            state.Skip();
            if (_cursor.Peek() != ']' && !_cursor.Take(','))
                throw state.Fault($"`,` or `]` expected after an item, not {state.Seen()}", "items of a list are separated by commas");
            state.Skip();
        }

        state.IgnoresNewlines = outer;
        return new Expression.TupleOf(items, _cursor.From(start));
    }

    public Expression Object()
    {
        var outer = state.IgnoresNewlines;
        var start = _cursor.At++;
        _cursor.Skip(newlines: true);
        if (IsFor())
        {
            state.IgnoresNewlines = true;
            return For(start, '}', outer);
        }

        // Ends of line separate the items of an object, also inside parentheses.
        state.IgnoresNewlines = false;
        var items = new List<(Expression, Expression)>();
        while (!_cursor.Take('}'))
        {
            items.Add(Item());
            Separate();
        }

        state.IgnoresNewlines = outer;
        return new Expression.ObjectOf(items, _cursor.From(start));
    }

    public Expression.Call Call(string name, int start)
    {
        var outer = state.IgnoresNewlines;
        state.IgnoresNewlines = true;
        _cursor.At++;
        state.Skip();
        var (arguments, expands) = (new List<Expression>(), false);
        while (!_cursor.Take(')'))
        {
            arguments.Add(expressions.Parse());
            state.Skip();
            if (_cursor.Take("..."))
            {
                expands = true;
                state.Skip();
                if (_cursor.Peek() == ',')
                    _cursor.At++;
                state.Skip();
                if (_cursor.Peek() != ')')
                    throw state.Fault("an argument after `...`", "only the last argument can be expanded");
                continue;
            }

            if (_cursor.Peek() != ')' && !_cursor.Take(','))
                throw state.Fault($"`,` or `)` expected after an argument, not {state.Seen()}");
            state.Skip();
        }

        state.IgnoresNewlines = outer;
        return new(name, arguments, expands, _cursor.From(start));
    }

    private (Expression Key, Expression Value) Item()
    {
        var key = Key(expressions.Parse());
        state.Skip();
        if (!_cursor.Take('=') && !_cursor.Take(':'))
            throw state.Fault($"`=` or `:` expected after a key, not {state.Seen()}", "each item of an object is `key = value`");
        return (key, expressions.Parse());
    }

    private void Separate()
    {
        state.Skip();
        if (_cursor.Peek() == '}')
            return;
        if (!_cursor.Take(',') && !_cursor.IsAtNewline)
            throw state.Fault($"a new line, `,` or `}}` expected after an item, not {state.Seen()}", "items of an object stand on lines of their own or are separated by commas");
        _cursor.Skip(newlines: true);
    }

    /// <summary>A bare word is the key itself; anything computed stands in parentheses.</summary>
    private static Expression Key(Expression key) => key switch
    {
        Expression.Variable word => new Expression.Literal(HclValue.Of(word.Name), word.Range),
        Expression.Literal { Value: not NumberValue and not StringValue } word => new Expression.Literal(HclValue.Of(word.Range.Source.Text[word.Range.Start..word.Range.End]), word.Range),
        _ => key,
    };

    private bool IsFor()
    {
        if (!_cursor.LooksWord("for"))
            return false;
        // `{ for = 1 }` is an object with a key of that name.
        var start = _cursor.At;
        _cursor.At += 3;
        _cursor.Skip(newlines: true);
        var isName = _cursor.IsAtName;
        _cursor.At = start;
        return isName;
    }

    private Expression.For For(int start, char close, bool outer)
    {
        state.Enter();
        _cursor.At += 3;
        var (key, value) = Names();
        var over = expressions.Parse();
        state.Skip();
        if (!_cursor.Take(':'))
            throw state.Fault($"`:` expected after what `for` goes through, not {state.Seen()}", "write `[for item in list : value]`");
        var result = expressions.Parse();
        var (keyResult, groups) = ((Expression?)null, false);
        state.Skip();
        if (_cursor.Take("=>"))
        {
            if (close == ']')
                throw state.Fault("a key in a `for` that makes a list", "write `{for … : key => value}` to make an object");
            keyResult = result;
            result = expressions.Parse();
            state.Skip();
            groups = _cursor.Take("...");
            state.Skip();
        }
        else if (close == '}')
        {
            throw state.Fault($"`=>` and a value expected, not {state.Seen()}", "a `for` between braces makes an object: write `{for item in list : key => value}`");
        }

        var condition = If();
        if (!_cursor.Take(close))
            throw state.Fault($"`{close}` expected at the end of the `for` expression, not {state.Seen()}");
        state.IgnoresNewlines = outer;
        state.Leave();
        return new(key, value, over, keyResult, result, condition, groups, _cursor.From(start));
    }

    /// <summary><c>value in</c> or <c>key, value in</c>.</summary>
    public (string? Key, string Value) Names()
    {
        state.Skip();
        var first = _cursor.TakeName() ?? throw state.Fault($"a name is expected after `for`, not {state.Seen()}");
        state.Skip();
        string? second = null;
        if (_cursor.Take(','))
        {
            state.Skip();
            second = _cursor.TakeName() ?? throw state.Fault($"a second name is expected after `,`, not {state.Seen()}");
            state.Skip();
        }

        if (!_cursor.LooksWord("in"))
            throw state.Fault($"`in` expected, not {state.Seen()}", "write `for item in list`");
        _cursor.At += 2;
        return second is null ? (null, first) : (first, second);
    }

    private Expression? If()
    {
        state.Skip();
        if (!_cursor.LooksWord("if"))
            return null;
        _cursor.At += 2;
        var condition = expressions.Parse();
        state.Skip();
        return condition;
    }
}
