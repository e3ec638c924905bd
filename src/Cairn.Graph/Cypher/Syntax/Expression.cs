namespace Cairn.Graph.Cypher.Syntax;

/// <summary>An expression as written.</summary>
internal abstract record Expression(TextSpan Span)
{
    public sealed record Literal(Value Value, TextSpan Span) : Expression(Span);

    public sealed record Parameter(string Name, TextSpan Span) : Expression(Span);

    public sealed record Variable(string Name, TextSpan Span) : Expression(Span);

    public sealed record Property(Expression Target, string Name, TextSpan Span) : Expression(Span);

    public sealed record Labels(Expression Target, IReadOnlyList<string> Names, TextSpan Span) : Expression(Span);

    public sealed record ListOf(IReadOnlyList<Expression> Items, TextSpan Span) : Expression(Span);

    public sealed record MapOf(IReadOnlyList<KeyValuePair<string, Expression>> Entries, TextSpan Span) : Expression(Span);

    public sealed record Unary(string Operator, Expression Operand, TextSpan Span) : Expression(Span);

    public sealed record Binary(string Operator, Expression Left, Expression Right, TextSpan Span) : Expression(Span);

    /// <summary>AND, OR or XOR of two or more operands.</summary>
    public sealed record Logical(string Operator, IReadOnlyList<Expression> Operands, TextSpan Span) : Expression(Span);

    /// <summary>A chain such as <c>a &lt; b &lt;= c</c>.</summary>
    public sealed record Comparison(Expression First, IReadOnlyList<(string Operator, Expression Right)> Rest, TextSpan Span) : Expression(Span);

    public sealed record IsNull(Expression Operand, bool Negated, TextSpan Span) : Expression(Span);

    public sealed record Index(Expression Target, Expression At, TextSpan Span) : Expression(Span);

    public sealed record Slice(Expression Target, Expression? From, Expression? To, TextSpan Span) : Expression(Span);

    public sealed record Call(string Name, IReadOnlyList<Expression> Arguments, bool Distinct, TextSpan Span) : Expression(Span);

    public sealed record CountAll(TextSpan Span) : Expression(Span);

    public sealed record Case(Expression? Subject, IReadOnlyList<(Expression When, Expression Then)> Branches, Expression? Otherwise, TextSpan Span) : Expression(Span);

    public sealed record ListComprehension(string Name, Expression List, Expression? Where, Expression? Map, TextSpan Span) : Expression(Span);

    public sealed record PatternComprehension(PathPattern Pattern, Expression? Where, Expression Map, TextSpan Span) : Expression(Span);

    public sealed record Quantifier(string Word, string Name, Expression List, Expression? Where, TextSpan Span) : Expression(Span);

    public sealed record Reduce(string Accumulator, Expression Initial, string Name, Expression List, Expression Step, TextSpan Span) : Expression(Span);

    public sealed record PatternTest(PathPattern Pattern, TextSpan Span) : Expression(Span);

    /// <summary><c>EXISTS { … }</c> or <c>COUNT { … }</c>; a bare pattern is a query of one MATCH without RETURN.</summary>
    public sealed record Subquery(bool Counts, Query Query, TextSpan Span) : Expression(Span);

    /// <summary><c>n {.name, .*, other: 1}</c>; an entry named <c>*</c> takes all properties.</summary>
    public sealed record MapProjection(Expression Target, IReadOnlyList<(string Name, Expression? Value)> Items, TextSpan Span) : Expression(Span);
}
