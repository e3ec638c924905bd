using Cairn.Hcl.Values;

namespace Cairn.Hcl.Syntax;

/// <summary>An expression of the language, with the stretch of text it was read from.</summary>
public abstract record Expression(SourceRange Range)
{
    /// <summary>A number, a text without interpolation, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public sealed record Literal(HclValue Value, SourceRange Range) : Expression(Range);

    /// <summary>Texts and interpolated expressions in a row; always a text.</summary>
    public sealed record Template(IReadOnlyList<Expression> Parts, SourceRange Range) : Expression(Range);

    /// <summary><c>"${x}"</c>: the value of <c>x</c> itself.</summary>
    public sealed record Wrapped(Expression Inner, SourceRange Range) : Expression(Range);

    /// <summary><c>%{for}</c>: the rendered bodies in a row.</summary>
    public sealed record Joined(Expression Items, SourceRange Range) : Expression(Range);

    public sealed record Variable(string Name, SourceRange Range) : Expression(Range);

    public sealed record Attribute(Expression Of, string Name, SourceRange Range) : Expression(Range);

    public sealed record Index(Expression Of, Expression Key, SourceRange Range) : Expression(Range);

    /// <summary><c>of.*.each</c> and <c>of[*].each</c>: the steps after the star are applied to <see cref="Current"/>.</summary>
    public sealed record Splat(Expression Of, Expression Each, Item Current, SourceRange Range) : Expression(Range);

    /// <summary>The current item inside a splat.</summary>
    public sealed record Item(SourceRange Range) : Expression(Range);

    public sealed record Parentheses(Expression Inner, SourceRange Range) : Expression(Range);

    public sealed record Unary(char Operator, Expression Of, SourceRange Range) : Expression(Range);

    public sealed record Binary(string Operator, Expression Left, Expression Right, SourceRange Range) : Expression(Range);

    public sealed record Conditional(Expression Condition, Expression Then, Expression Else, SourceRange Range) : Expression(Range);

    /// <param name="Expands">The last argument is a list of arguments (<c>f(x...)</c>).</param>
    public sealed record Call(string Name, IReadOnlyList<Expression> Arguments, bool Expands, SourceRange Range) : Expression(Range);

    public sealed record TupleOf(IReadOnlyList<Expression> Items, SourceRange Range) : Expression(Range);

    public sealed record ObjectOf(IReadOnlyList<(Expression Key, Expression Value)> Items, SourceRange Range) : Expression(Range);

    /// <param name="Key">For an object; null for a tuple.</param>
    /// <param name="Groups">Values with one key are gathered into a list (<c>...</c>).</param>
    public sealed record For(string? KeyName, string ValueName, Expression Over, Expression? Key, Expression Value, Expression? If, bool Groups, SourceRange Range) : Expression(Range);
}
