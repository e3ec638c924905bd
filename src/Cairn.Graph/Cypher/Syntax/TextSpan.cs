namespace Cairn.Graph.Cypher.Syntax;

/// <summary>A part of the query's text.</summary>
internal readonly record struct TextSpan(int Start, int End)
{
    public TextSpan To(TextSpan other) => new(Start, other.End);
}
