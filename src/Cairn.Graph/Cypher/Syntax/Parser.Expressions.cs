namespace Cairn.Graph.Cypher.Syntax;

internal sealed partial class Parser
{
    private const int Or = 1;
    private const int Xor = 2;
    private const int And = 3;
    private const int Not = 4;
    private const int Compare = 5;
    private const int Test = 6;
    private const int Add = 7;
    private const int Multiply = 8;
    private const int Power = 9;

    private static readonly string[] Comparisons = ["=", "<>", "<", "<=", ">", ">="];

    private Expression ReadExpression(int level = Or)
    {
        Enter();
        var left = ReadPrefix(level);
        while (ReadInfix(left, level) is { } longer)
        {
            left = longer;
        }

        _depth--;
        return left;
    }

    private Expression ReadPrefix(int level)
    {
        var start = Current.Span;
        if (level <= Not && AtWord("NOT"))
        {
            _at++;
            var operand = ReadExpression(Not);
            return new Expression.Unary("NOT", operand, start.To(operand.Span));
        }

        return At("-") || At("+") ? ReadSigned(start) : ReadPostfix(ReadAtom());
    }

    // A sign binds tighter than any other operator; a row of signs is folded without recursion.
    private Expression ReadSigned(TextSpan start)
    {
        var negative = false;
        var signs = new List<string>();
        while (At("-") || At("+"))
        {
            negative = At("-");
            signs.Add(_tokens[_at++].Text);
        }

        Expression operand;
        if (negative && Current.Kind == TokenKind.Integer)
        {
            signs.RemoveAt(signs.Count - 1);
            operand = ReadPostfix(ReadInteger(negative: true));
        }
        else
        {
            operand = ReadPostfix(ReadAtom());
        }

        if (signs.Count(sign => sign == "-") % 2 == 1)
        {
            return new Expression.Unary("-", operand, start.To(operand.Span));
        }

        return signs.Count > 0 ? new Expression.Unary("+", operand, start.To(operand.Span)) : operand;
    }

    private Expression? ReadInfix(Expression left, int level)
    {
        if (Current.Kind == TokenKind.Name)
        {
            return level <= Compare || level == Test ? ReadWordInfix(left, level) : null;
        }

        if (Current.Kind != TokenKind.Symbol)
        {
            return null;
        }

        return Current.Text switch
        {
            "+" or "-" when level <= Add => ReadBinary(left, Multiply),
            "*" or "/" or "%" when level <= Multiply => ReadBinary(left, Power),
            "^" when level <= Power => ReadBinary(left, Power + 1),
            "=~" when level <= Test => ReadBinary(left, Add),
            _ when level <= Compare && Array.IndexOf(Comparisons, Current.Text) >= 0 => ReadComparison(left),
            _ => null,
        };
    }

    private Expression.Binary ReadBinary(Expression left, int rightLevel)
    {
        var symbol = _tokens[_at++].Text;
        var right = ReadExpression(rightLevel);
        return new Expression.Binary(symbol, left, right, left.Span.To(right.Span));
    }

    private Expression.Comparison ReadComparison(Expression first)
    {
        var rest = new List<(string, Expression)>();
        while (Current.Kind == TokenKind.Symbol && Array.IndexOf(Comparisons, Current.Text) >= 0)
        {
            var symbol = _tokens[_at++].Text;
            rest.Add((symbol, ReadExpression(Test)));
        }

        return new Expression.Comparison(first, rest, first.Span.To(Previous.Span));
    }

    private Expression? ReadWordInfix(Expression left, int level)
    {
        if (level <= Or && AtWord("OR"))
        {
            return ReadLogical("OR", left, Xor);
        }

        if (level <= Xor && AtWord("XOR"))
        {
            return ReadLogical("XOR", left, And);
        }

        if (level <= And && AtWord("AND"))
        {
            return ReadLogical("AND", left, Not);
        }

        return ReadTest(left);
    }

    private Expression.Logical ReadLogical(string word, Expression first, int operandLevel)
    {
        var operands = new List<Expression> { first };
        while (EatWord(word))
        {
            operands.Add(ReadExpression(operandLevel));
        }

        return new Expression.Logical(word, operands, first.Span.To(Previous.Span));
    }

    private Expression? ReadTest(Expression left)
    {
        if (AtWord("IS") && (Ahead(1).IsWord("NULL") || (Ahead(1).IsWord("NOT") && Ahead(2).IsWord("NULL"))))
        {
            var negated = Ahead(1).IsWord("NOT");
            _at += negated ? 3 : 2;
            return new Expression.IsNull(left, negated, left.Span.To(Previous.Span));
        }

        var (word, length) = TestWord();
        if (length == 0)
        {
            return null;
        }

        _at += length;
        var right = ReadExpression(Add);
        return new Expression.Binary(word, left, right, left.Span.To(right.Span));
    }

    private (string Word, int Length) TestWord()
    {
        if (AtWord("IN"))
        {
            return ("IN", 1);
        }

        if (AtWord("CONTAINS"))
        {
            return ("CONTAINS", 1);
        }

        if (Ahead(1).IsWord("WITH") && (AtWord("STARTS") || AtWord("ENDS")))
        {
            return (AtWord("STARTS") ? "STARTS WITH" : "ENDS WITH", 2);
        }

        return ("", 0);
    }

    private Expression ReadPostfix(Expression target)
    {
        while (true)
        {
            if (At("."))
            {
                _at++;
                target = new Expression.Property(target, ExpectName("the name of a property"), target.Span.To(Previous.Span));
            }
            else if (At("["))
            {
                target = ReadSubscript(target);
            }
            else if (At(":") && Ahead(1).IsName)
            {
                target = ReadLabels(target);
            }
            else if (At("{") && target is Expression.Variable && IsMapProjection())
            {
                target = ReadMapProjection(target);
            }
            else
            {
                return target;
            }
        }
    }

    private Expression.Labels ReadLabels(Expression target)
    {
        var names = new List<string>();
        while (At(":") && Ahead(1).IsName)
        {
            names.Add(Ahead(1).Text);
            _at += 2;
        }

        return new Expression.Labels(target, names, target.Span.To(Previous.Span));
    }

    private Expression ReadSubscript(Expression target)
    {
        Expect("[");
        var from = At("..") ? null : ReadExpression();
        if (from is not null && Eat("]"))
        {
            return new Expression.Index(target, from, target.Span.To(Previous.Span));
        }

        Expect("..");
        var to = At("]") ? null : ReadExpression();
        Expect("]");
        return new Expression.Slice(target, from, to, target.Span.To(Previous.Span));
    }

    private bool IsMapProjection() => Ahead(1).Is(".") || Ahead(1).Is("}") || (Ahead(1).IsName && !Ahead(2).Is("."));

    private Expression.MapProjection ReadMapProjection(Expression target)
    {
        Expect("{");
        var items = new List<(string, Expression?)>();
        while (!At("}"))
        {
            items.Add(ReadProjectedEntry());
            if (!Eat(","))
            {
                break;
            }
        }

        Expect("}");
        return new Expression.MapProjection(target, items, target.Span.To(Previous.Span));
    }

    private (string Name, Expression? Value) ReadProjectedEntry()
    {
        if (Eat("."))
        {
            return Eat("*") ? ("*", null) : (ExpectName("the name of a property"), null);
        }

        var at = Current.Span;
        var name = ExpectName("a name");
        return (name, Eat(":") ? ReadExpression() : new Expression.Variable(name, at));
    }
}
