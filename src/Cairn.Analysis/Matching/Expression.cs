using Cairn.Graph;

namespace Cairn.Analysis.Matching;

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    StartsWith,
    EndsWith,
    Contains,
}

/// <summary>A predicate over the bound slots, as three-valued logic wants it: null is unknown.</summary>
internal abstract record Expression
{
    public sealed record Constant(Value Value) : Expression;

    public sealed record Items(IReadOnlyList<Expression> Of) : Expression;

    public sealed record Element(int Slot) : Expression;

    public sealed record Property(int Slot, string Name) : Expression;

    public sealed record HasKind(int Slot, IReadOnlyList<string> Kinds) : Expression;

    public sealed record Not(Expression Of) : Expression;

    public sealed record And(Expression Left, Expression Right) : Expression;

    public sealed record Or(Expression Left, Expression Right) : Expression;

    public sealed record Compare(Comparison By, Expression Left, Expression Right) : Expression;

    public sealed record IsNull(Expression Of) : Expression;

    public sealed record Call(string Function, IReadOnlyList<Expression> Arguments) : Expression;

    public sealed record Exists(Shape Shape, Expression? Where) : Expression;
}
