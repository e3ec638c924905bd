using System.Globalization;

namespace Cairn.Graph.Cypher.Syntax;

internal sealed partial class Parser
{
    private static readonly string[] Quantifiers = ["ALL", "ANY", "NONE", "SINGLE"];

    private Expression ReadAtom()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Integer: return ReadInteger(negative: false);
            case TokenKind.Float: return ReadFloat();
            case TokenKind.Text: _at++; return new Expression.Literal(token.Text, token.Span);
            case TokenKind.QuotedName: return ReadNamed();
            case TokenKind.Name: return ReadWord() ?? ReadNamed();
            case TokenKind.Symbol: return ReadBracketed(token);
            default: throw Unexpected("an expression");
        }
    }

    private Expression ReadBracketed(Token token)
    {
        switch (token.Text)
        {
            case "$": return ReadParameter();
            case "{": return ReadMap();
            case "[": return ReadSquare();
            case "(" when StartsPattern(_at):
                var pattern = ReadPath(null, PathSelector.All);
                return new Expression.PatternTest(pattern, pattern.Span);
            case "(":
                _at++;
                var inner = ReadExpression();
                Expect(")");
                return inner;
            default: throw Unexpected("an expression");
        }
    }

    private Expression.Literal ReadInteger(bool negative)
    {
        var token = _tokens[_at++];
        var radix = token.Text.Length > 1 ? char.ToLowerInvariant(token.Text[1]) : '0';
        var magnitude = radix switch
        {
            'x' => Magnitude(token.Text.AsSpan(2), 16),
            'o' => Magnitude(token.Text.AsSpan(2), 8),
            _ => Magnitude(token.Text, 10),
        };
        var limit = (UInt128)long.MaxValue + (negative ? 1u : 0u);
        if (magnitude > limit)
        {
            throw Failure.Syntax("IntegerOverflow", $"`{token.Text}` does not fit into 64 bits", token.Span);
        }

        return new Expression.Literal(negative ? unchecked(-(long)(ulong)magnitude) : (long)magnitude, token.Span);
    }

    private static UInt128 Magnitude(ReadOnlySpan<char> digits, uint radix)
    {
        UInt128 number = 0;
        foreach (var digit in digits)
        {
            number = (number * radix) + (uint)Convert.ToInt32(digit.ToString(), 16);
            if (number > ulong.MaxValue)
            {
                return number;
            }
        }

        return number;
    }

    private Expression.Literal ReadFloat()
    {
        var token = _tokens[_at++];
        var number = double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? new Expression.Literal(number, token.Span)
            : throw Failure.Syntax("FloatingPointOverflow", $"`{token.Text}` is too large for a float", token.Span);
    }

    private Expression.Parameter ReadParameter()
    {
        var start = Expect("$").Span;
        if (!Current.IsName && Current.Kind != TokenKind.Integer)
        {
            throw Unexpected("the name of a parameter");
        }

        return new Expression.Parameter(_tokens[_at++].Text, start.To(Previous.Span));
    }

    private Expression.MapOf ReadMap()
    {
        var start = Expect("{").Span;
        var entries = new List<KeyValuePair<string, Expression>>();
        if (!At("}"))
        {
            do
            {
                var isName = Current.IsName;
                var name = isName ? _tokens[_at++].Text : throw UnexpectedEntry();
                Expect(":");
                entries.Add(new(name, ReadExpression()));
            }
            while (Eat(","));
        }

        Expect("}");
        return new Expression.MapOf(entries, start.To(Previous.Span));
    }

    private QueryException UnexpectedEntry() =>
        Failure.Syntax("UnexpectedSyntax", $"`{Current.Text}` stands where the name of a map entry was expected", Current.Span);

    private Expression ReadSquare()
    {
        var start = Current.Span;
        if (Ahead(1).IsName && Ahead(2).IsWord("IN"))
        {
            return ReadListComprehension(start);
        }

        var named = Ahead(1).IsName && Ahead(2).Is("=");
        if (StartsPattern(named ? Math.Min(_at + 3, _tokens.Count - 1) : _at + 1))
        {
            return ReadPatternComprehension(start);
        }

        _at++;
        var items = At("]") ? [] : ReadList();
        Expect("]");
        return new Expression.ListOf(items, start.To(Previous.Span));
    }

    private Expression.ListComprehension ReadListComprehension(TextSpan start)
    {
        Expect("[");
        var name = ExpectName("a variable");
        ExpectWord("IN");
        var list = ReadExpression();
        var where = ReadWhere();
        var map = Eat("|") ? ReadExpression() : null;
        Expect("]");
        return new Expression.ListComprehension(name, list, where, map, start.To(Previous.Span));
    }

    private Expression.PatternComprehension ReadPatternComprehension(TextSpan start)
    {
        Expect("[");
        var pattern = ReadNamedPattern();
        var where = ReadWhere();
        Expect("|");
        var map = ReadExpression();
        Expect("]");
        return new Expression.PatternComprehension(pattern, where, map, start.To(Previous.Span));
    }

    private Expression ReadNamed()
    {
        var start = Current.Span;
        var length = CallLength();
        if (length > 0)
        {
            return ReadCallExpression(start, length);
        }

        return new Expression.Variable(_tokens[_at++].Text, start);
    }

    // A function may be named with dots, as in duration.between(a, b): the number of tokens before its parenthesis, or 0.
    private int CallLength()
    {
        var length = 1;
        while (Ahead(length).Is(".") && Ahead(length + 1).IsName)
        {
            length += 2;
        }

        return Ahead(length).Is("(") ? length : 0;
    }

    private Expression ReadCallExpression(TextSpan start, int length)
    {
        var name = string.Concat(_tokens.Skip(_at).Take(length).Select(token => token.Text));
        _at += length;
        Expect("(");
        if (name.Equals("count", StringComparison.OrdinalIgnoreCase) && At("*"))
        {
            _at++;
            Expect(")");
            return new Expression.CountAll(start.To(Previous.Span));
        }

        var distinct = EatWord("DISTINCT");
        var arguments = At(")") ? [] : ReadList();
        Expect(")");
        return new Expression.Call(name, arguments, distinct, start.To(Previous.Span));
    }
}
