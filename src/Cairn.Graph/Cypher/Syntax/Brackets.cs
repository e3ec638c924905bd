namespace Cairn.Graph.Cypher.Syntax;

/// <summary>Pairs brackets in one pass, so that the parser can look past a bracketed part in one step.</summary>
internal static class Brackets
{
    /// <summary>For the index of each opening bracket the index of the closing one, or of the last token.</summary>
    public static int[] Match(List<Token> tokens)
    {
        var closing = new int[tokens.Count];
        Array.Fill(closing, tokens.Count - 1);
        var open = new Stack<int>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != TokenKind.Symbol)
            {
                continue;
            }

            if (tokens[at].Text is "(" or "[" or "{")
            {
                open.Push(at);
            }
            else if (tokens[at].Text is ")" or "]" or "}" && open.TryPop(out var start))
            {
                closing[start] = at;
            }
        }

        return closing;
    }
}
