namespace Cairn.Analysis.Matching;

internal enum TokenKind
{
    Name,
    Text,
    Number,
    Sign,
    End,
}

/// <summary>One word of a pattern; for quoted text the content without the quotes.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public bool Is(char sign) => Kind == TokenKind.Sign && Text[0] == sign;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
