namespace Cairn.Graph.Cypher.Syntax;

/// <summary>A whole query: one or more single queries joined by UNION.</summary>
internal sealed record Query(IReadOnlyList<SingleQuery> Parts, bool UnionAll, TextSpan Span)
{
    public QueryMode Mode { get; init; }
}

/// <summary>Whether a query is run, only planned, or run and measured.</summary>
internal enum QueryMode
{
    Run,
    Explain,
    Profile,
}

/// <summary>A sequence of clauses.</summary>
internal sealed record SingleQuery(IReadOnlyList<Clause> Clauses, TextSpan Span);

/// <summary>A clause as written.</summary>
internal abstract record Clause(TextSpan Span)
{
    public sealed record Match(bool Optional, IReadOnlyList<PathPattern> Patterns, Expression? Where, TextSpan Span) : Clause(Span);

    public sealed record Unwind(Expression List, string Name, TextSpan Span) : Clause(Span);

    /// <summary>WITH or RETURN.</summary>
    public sealed record Project(bool IsReturn, Projection Projection, Expression? Where, TextSpan Span) : Clause(Span);

    /// <summary>CALL of a procedure; no arguments at all means they are taken from the parameters.</summary>
    public sealed record Call(string Name, IReadOnlyList<Expression>? Arguments, IReadOnlyList<(string Field, string Name)>? Yield, bool YieldAll, Expression? Where, TextSpan Span) : Clause(Span);
}

/// <summary>The body of WITH or RETURN.</summary>
internal sealed record Projection(bool Distinct, bool All, IReadOnlyList<ProjectionItem> Items, IReadOnlyList<SortItem> OrderBy, Expression? Skip, Expression? Limit);

/// <summary>One column of a projection; the name is the alias or the expression's text.</summary>
internal sealed record ProjectionItem(Expression Expression, string Name, bool HasAlias);

internal sealed record SortItem(Expression Expression, bool Descending);

/// <summary>A path of nodes joined by relationships.</summary>
internal sealed record PathPattern(string? Name, PathSelector Selector, IReadOnlyList<NodePattern> Nodes, IReadOnlyList<EdgePattern> Edges, TextSpan Span);

internal enum PathSelector
{
    All,
    Shortest,
    AllShortest,
}

internal sealed record NodePattern(string? Name, IReadOnlyList<string> Kinds, Expression? Properties, TextSpan Span)
{
    /// <summary>Groups of kinds written <c>A|B</c>, of each of which the node must have one.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AnyOf { get; init; } = [];

    /// <summary>A condition inside the parentheses.</summary>
    public Expression? Where { get; init; }
}

internal enum EdgeDirection
{
    Right,
    Left,
    Both,
}

internal sealed record EdgePattern(string? Name, IReadOnlyList<string> Kinds, Expression? Properties, EdgeDirection Direction, HopRange? Hops, TextSpan Span);

/// <summary>The bounds of a variable-length relationship; a missing bound is 1 or none.</summary>
internal sealed record HopRange(int Min, int? Max);
