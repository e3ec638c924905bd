namespace Cairn.Analysis.Matching;

/// <summary>The kinds a pattern mentions, its predicates included.</summary>
internal static class KindsOf
{
    public static IEnumerable<string> Nodes(Pattern pattern) =>
        pattern.Shape.Nodes.SelectMany(n => n.Kinds).SelectMany(k => k).Concat(Predicates(pattern).SelectMany(p => In(p, ofEdges: false))).Distinct();

    public static IEnumerable<string> Edges(Pattern pattern) =>
        pattern.Shape.Edges.SelectMany(e => e.Kinds).Concat(Predicates(pattern).SelectMany(p => In(p, ofEdges: true))).Distinct();

    private static IEnumerable<string> Predicates(Pattern pattern) =>
        pattern.Text.Where is { } where ? (pattern.Text.Flags ?? []).Append(where) : pattern.Text.Flags ?? [];

    /// <summary>Names after a colon or a bar; inside <c>-[ ]-</c> they are kinds of edges. The names of map entries come before their colon.</summary>
    private static IEnumerable<string> In(string predicate, bool ofEdges)
    {
        var tokens = Scanner.Scan(predicate);
        var inEdge = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Is('['))
                inEdge = i > 0 && tokens[i - 1].Is('-');
            else if (tokens[i].Is(']'))
                inEdge = false;
            else if (i > 0 && tokens[i].Kind == TokenKind.Name && (tokens[i - 1].Is('|') || (tokens[i - 1].Is(':') && !IsEntry(tokens, i - 1))) && inEdge == ofEdges)
                yield return tokens[i].Text;
        }
    }

    private static bool IsEntry(List<Token> tokens, int colon) =>
        colon >= 2 && tokens[colon - 1].Kind == TokenKind.Name && (tokens[colon - 2].Is('{') || tokens[colon - 2].Is(','));
}
