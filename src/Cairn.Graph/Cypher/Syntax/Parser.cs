namespace Cairn.Graph.Cypher.Syntax;

/// <summary>Reads a query by recursive descent with operator precedences; linear in its length, bounded in its depth.</summary>
internal sealed partial class Parser
{
    // The conformance suite nests 40 deep and rules nobody wrote by hand perhaps 200; beyond that only the stack is at stake.
    private const int DepthLimit = 500;
    private const int TextLimit = 4 << 20;

    // Each becomes an operator, and operators hand rows on by calling one another.
    private const int PartLimit = 400;

    private static readonly string[] WriteWords = ["CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH", "LOAD", "DROP"];

    private readonly string _text;
    private readonly List<Token> _tokens;
    private readonly int[] _closing;
    private int _at;
    private int _depth;
    private int _parts;

    private Parser(string text)
    {
        if (text.Length > TextLimit)
        {
            throw Failure.Syntax("TextTooLong", $"the query has {text.Length} characters; the limit is {TextLimit}", new TextSpan(0, 0));
        }

        _text = text;
        _tokens = Lexer.Read(text);
        _closing = Brackets.Match(_tokens);
    }

    private Token Current => _tokens[_at];

    private Token Previous => _tokens[_at - 1];

    /// <summary>Reads a whole text as one query.</summary>
    public static Query Parse(string text)
    {
        var parser = new Parser(text);
        var mode = parser.EatWord("EXPLAIN") ? QueryMode.Explain : parser.EatWord("PROFILE") ? QueryMode.Profile : QueryMode.Run;
        var query = parser.ReadQuery() with { Mode = mode };
        parser.Eat(";");
        if (parser.Current.Kind != TokenKind.End)
        {
            parser.CheckReadOnly();
            throw parser.Unexpected("a clause or the end of the query");
        }

        return query;
    }

    /// <summary>Reads comma-separated patterns from the start of a text; also tells where they end.</summary>
    internal static (IReadOnlyList<PathPattern> Patterns, int End) ParsePatterns(string text)
    {
        var parser = new Parser(text);
        return (parser.ReadPatterns(), parser._at == 0 ? 0 : parser.Previous.End);
    }

    private Token Ahead(int count) => _tokens[Math.Min(_at + count, _tokens.Count - 1)];

    private bool At(string symbol) => Current.Is(symbol);

    private bool AtWord(string word) => Current.IsWord(word);

    private bool Eat(string symbol)
    {
        var there = At(symbol);
        _at += there ? 1 : 0;
        return there;
    }

    private bool EatWord(string word)
    {
        var there = AtWord(word);
        _at += there ? 1 : 0;
        return there;
    }

    private Token Expect(string symbol) => At(symbol) ? _tokens[_at++] : throw Unexpected($"`{symbol}`");

    private void ExpectWord(string word)
    {
        if (!EatWord(word))
        {
            throw Unexpected(word);
        }
    }

    private string ExpectName(string what) => Current.IsName ? _tokens[_at++].Text : throw Unexpected(what);

    private QueryException Unexpected(string wanted)
    {
        if (Current.Kind == TokenKind.BadNumber)
        {
            return Failure.Syntax("InvalidNumberLiteral", $"`{Current.Text}` is not a number", Current.Span);
        }

        var found = Current.Kind == TokenKind.End ? "the query ends" : $"`{_text[Current.Start..Current.End]}` stands";
        return Failure.Syntax("UnexpectedSyntax", $"{found} where {wanted} was expected", Current.Span);
    }

    private void Enter()
    {
        if (++_depth > DepthLimit)
        {
            throw Failure.Syntax("NestingTooDeep", $"the query is nested more than {DepthLimit} levels deep", Current.Span);
        }
    }

    private void CountPart()
    {
        if (++_parts > PartLimit)
        {
            throw Failure.Syntax("TooManyParts", $"the query has more than {PartLimit} clauses and nodes in patterns", Current.Span);
        }
    }

    private Query ReadQuery()
    {
        var start = Current.Span;
        var parts = new List<SingleQuery> { ReadSingle() };
        bool? all = null;
        while (AtWord("UNION"))
        {
            var union = _tokens[_at++];
            var isAll = EatWord("ALL");
            if (all is { } before && before != isAll)
            {
                throw Failure.Syntax("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed in one query", union.Span);
            }

            all = isAll;
            parts.Add(ReadSingle());
        }

        return new Query(parts, all ?? false, start.To(Current.Span));
    }

    private SingleQuery ReadSingle()
    {
        var start = Current.Span;
        var clauses = new List<Clause>();
        while (ReadClause() is { } clause)
        {
            clauses.Add(clause);
        }

        return clauses.Count > 0 ? new SingleQuery(clauses, start.To(Previous.Span)) : throw Unexpected("a clause such as MATCH or RETURN");
    }

    private Clause? ReadClause()
    {
        CheckReadOnly();
        CountPart();
        var start = Current.Span;
        if (AtWord("OPTIONAL") || AtWord("MATCH"))
        {
            return ReadMatch(start);
        }

        if (EatWord("UNWIND"))
        {
            var list = ReadExpression();
            ExpectWord("AS");
            return new Clause.Unwind(list, ExpectName("a variable"), start.To(Previous.Span));
        }

        if (EatWord("WITH"))
        {
            var projection = ReadProjection();
            return new Clause.Project(false, projection, ReadWhere(), start.To(Previous.Span));
        }

        if (EatWord("RETURN"))
        {
            return new Clause.Project(true, ReadProjection(), null, start.To(Previous.Span));
        }

        return EatWord("CALL") ? ReadCall(start) : null;
    }

    private void CheckReadOnly()
    {
        if (Current.Kind == TokenKind.Name && Array.Exists(WriteWords, Current.IsWord))
        {
            throw Failure.Syntax("WriteClause", $"`{Current.Text.ToUpperInvariant()}` changes the graph", Current.Span, "queries here only read; snapshots are immutable");
        }

        if (AtWord("ON") && (Ahead(1).IsWord("MATCH") || Ahead(1).IsWord("CREATE")))
        {
            throw Failure.Syntax("WriteClause", "`ON MATCH` and `ON CREATE` change the graph", Current.Span, "queries here only read; snapshots are immutable");
        }
    }

    private Clause.Match ReadMatch(TextSpan start)
    {
        var optional = EatWord("OPTIONAL");
        ExpectWord("MATCH");
        var patterns = ReadPatterns();
        return new Clause.Match(optional, patterns, ReadWhere(), start.To(Previous.Span));
    }

    private Expression? ReadWhere() => EatWord("WHERE") ? ReadExpression() : null;

    private Projection ReadProjection()
    {
        var distinct = EatWord("DISTINCT");
        var all = Eat("*");
        var items = new List<ProjectionItem>();
        if (!all || Eat(","))
        {
            do
            {
                items.Add(ReadItem());
            }
            while (Eat(","));
        }

        return new Projection(distinct, all, items, ReadOrder(), EatWord("SKIP") || EatWord("OFFSET") ? ReadExpression() : null, EatWord("LIMIT") ? ReadExpression() : null);
    }

    private ProjectionItem ReadItem()
    {
        var start = Current.Start;
        var expression = ReadExpression();
        var end = Previous.End;
        return EatWord("AS")
            ? new ProjectionItem(expression, ExpectName("an alias"), true)
            : new ProjectionItem(expression, expression is Expression.Variable variable ? variable.Name : _text[start..end], false);
    }

    private List<SortItem> ReadOrder()
    {
        var items = new List<SortItem>();
        if (!EatWord("ORDER"))
        {
            return items;
        }

        ExpectWord("BY");
        do
        {
            var expression = ReadExpression();
            var descending = EatWord("DESC") || EatWord("DESCENDING");
            _ = descending || EatWord("ASC") || EatWord("ASCENDING");
            items.Add(new SortItem(expression, descending));
        }
        while (Eat(","));
        return items;
    }

    private Clause.Call ReadCall(TextSpan start)
    {
        var name = ExpectName("the name of a procedure");
        while (Eat("."))
        {
            name += "." + ExpectName("a name");
        }

        List<Expression>? arguments = null;
        if (Eat("("))
        {
            arguments = At(")") ? [] : ReadList();
            Expect(")");
        }

        List<(string, string)>? yield = null;
        var yieldAll = false;
        if (EatWord("YIELD"))
        {
            yieldAll = Eat("*");
            yield = yieldAll || AtDash() ? [] : ReadYield();
            var where = ReadWhere();
            return new Clause.Call(name, arguments, yield, yieldAll, where, start.To(Previous.Span));
        }

        return new Clause.Call(name, arguments, yield, yieldAll, null, start.To(Previous.Span));
    }

    // `YIELD -` says that nothing is taken from the procedure.
    private bool AtDash() => Eat("-");

    private List<(string Field, string Name)> ReadYield()
    {
        var fields = new List<(string, string)>();
        do
        {
            var field = ExpectName("a field of the procedure");
            fields.Add((field, EatWord("AS") ? ExpectName("an alias") : field));
        }
        while (Eat(","));
        return fields;
    }

    private List<Expression> ReadList()
    {
        var items = new List<Expression>();
        do
        {
            items.Add(ReadExpression());
        }
        while (Eat(","));
        return items;
    }
}
