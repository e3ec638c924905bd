namespace Cairn.Graph.Cypher.Syntax;

internal enum TokenKind
{
    Name,
    QuotedName,
    Integer,
    Float,
    BadNumber,
    Text,
    Symbol,
    End,
}

/// <summary>One word of a query. <see cref="Text"/> is the name, the decoded string, the digits or the symbol.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End)
{
    public TextSpan Span => new(Start, End);

    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsName => Kind is TokenKind.Name or TokenKind.QuotedName;
}
