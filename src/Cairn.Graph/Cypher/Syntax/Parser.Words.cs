namespace Cairn.Graph.Cypher.Syntax;

internal sealed partial class Parser
{
    /// <summary>Expressions that begin with a word of the language; null where the word is an ordinary name.</summary>
    private Expression? ReadWord()
    {
        var token = Current;
        if (ReadConstant(token) is { } constant)
        {
            return constant;
        }

        if (AtWord("CASE"))
        {
            return ReadCase(token.Span);
        }

        if (Ahead(1).Is("{") && (AtWord("EXISTS") || AtWord("COUNT")))
        {
            return ReadSubquery(token.Span);
        }

        return Ahead(1).Is("(") ? ReadParenthesisedWord(token) : null;
    }

    private Expression.Literal? ReadConstant(Token token)
    {
        if (Ahead(1).Is("("))
        {
            return null;
        }

        var value = token.IsWord("true") ? (Value?)true : token.IsWord("false") ? (Value?)false : token.IsWord("null") ? Value.Null : default(Value?);
        if (value is not { } known)
        {
            return null;
        }

        _at++;
        return new Expression.Literal(known, token.Span);
    }

    private Expression? ReadParenthesisedWord(Token token)
    {
        if (Array.Exists(Quantifiers, token.IsWord) && Ahead(2).IsName && Ahead(3).IsWord("IN"))
        {
            return ReadQuantified(token);
        }

        if (AtWord("REDUCE") && Ahead(2).IsName && Ahead(3).Is("="))
        {
            return ReadReduce(token.Span);
        }

        if (AtWord("EXISTS") && StartsPattern(_at + 2))
        {
            _at += 2;
            var pattern = ReadPath(null, PathSelector.All);
            Expect(")");
            return new Expression.PatternTest(pattern, token.Span.To(Previous.Span));
        }

        return Selector() == PathSelector.All ? null : ReadPathSearch(token.Span);
    }

    // A path search as an expression is the first (or every) path of the same search as a pattern.
    private Expression.Call ReadPathSearch(TextSpan start)
    {
        const string Hidden = "  path";
        var all = Selector() == PathSelector.AllShortest;
        var pattern = ReadNamedPattern() with { Name = Hidden };
        var span = start.To(Previous.Span);
        var list = new Expression.PatternComprehension(pattern, null, new Expression.Variable(Hidden, span), span);
        return new Expression.Call(all ? "coalesce" : "head", [list], false, span);
    }

    private Expression.Quantifier ReadQuantified(Token token)
    {
        _at += 2;
        var name = ExpectName("a variable");
        ExpectWord("IN");
        var list = ReadExpression();
        var where = ReadWhere();
        Expect(")");
        return new Expression.Quantifier(token.Text.ToUpperInvariant(), name, list, where, token.Span.To(Previous.Span));
    }

    private Expression.Reduce ReadReduce(TextSpan start)
    {
        _at += 2;
        var accumulator = ExpectName("a variable");
        Expect("=");
        var initial = ReadExpression();
        Expect(",");
        var name = ExpectName("a variable");
        ExpectWord("IN");
        var list = ReadExpression();
        Expect("|");
        var step = ReadExpression();
        Expect(")");
        return new Expression.Reduce(accumulator, initial, name, list, step, start.To(Previous.Span));
    }

    private Expression.Case ReadCase(TextSpan start)
    {
        _at++;
        var subject = AtWord("WHEN") ? null : ReadExpression();
        var branches = new List<(Expression, Expression)>();
        while (EatWord("WHEN"))
        {
            var when = ReadExpression();
            ExpectWord("THEN");
            branches.Add((when, ReadExpression()));
        }

        if (branches.Count == 0)
        {
            throw Unexpected("WHEN");
        }

        var otherwise = EatWord("ELSE") ? ReadExpression() : null;
        ExpectWord("END");
        return new Expression.Case(subject, branches, otherwise, start.To(Previous.Span));
    }

    private Expression.Subquery ReadSubquery(TextSpan start)
    {
        var counts = AtWord("COUNT");
        _at += 2;
        Enter();
        var query = At("(") || (Current.IsName && Ahead(1).Is("=")) ? ReadBarePattern() : ReadQuery();
        _depth--;
        Expect("}");
        return new Expression.Subquery(counts, query, start.To(Previous.Span));
    }

    private Query ReadBarePattern()
    {
        var start = Current.Span;
        var patterns = ReadPatterns();
        var where = ReadWhere();
        var span = start.To(Previous.Span);
        return new Query([new SingleQuery([new Clause.Match(false, patterns, where, span)], span)], false, span);
    }
}
