namespace Cairn.Analysis.Matching;

/// <summary>A place in a list of tokens, with the checks every part of the grammar needs.</summary>
internal sealed class TokenReader(List<Token> tokens)
{
    private int _at;

    public Token Peek => tokens[_at];

    public Token Take() => tokens[_at].Kind == TokenKind.End ? tokens[_at] : tokens[_at++];

    public bool TryTake(char sign)
    {
        if (!Peek.Is(sign))
            return false;
        _at++;
        return true;
    }

    public bool TryTakeWord(string word)
    {
        if (!Peek.IsWord(word))
            return false;
        _at++;
        return true;
    }

    public void Expect(char sign)
    {
        if (!TryTake(sign))
            throw Unexpected($"`{sign}`");
    }

    public string Name(string what)
    {
        if (Peek.Kind != TokenKind.Name)
            throw Unexpected(what);
        return Take().Text;
    }

    public void ExpectEnd()
    {
        if (Peek.Kind != TokenKind.End)
            throw Unexpected("the end");
    }

    public PatternException Unexpected(string wanted) =>
        new(Peek.Kind == TokenKind.End ? $"the text ends where {wanted} is expected" : $"`{Peek.Text}` stands where {wanted} is expected", Peek.At);
}
