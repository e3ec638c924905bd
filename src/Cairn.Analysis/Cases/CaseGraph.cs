using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Graph;

namespace Cairn.Analysis.Cases;

/// <summary>A small graph written like a pattern: variables become keys, kinds and properties become facts, of alternative kinds the first.</summary>
public static class CaseGraph
{
    /// <exception cref="PatternException">The text is not a graph.</exception>
    public static GraphSnapshot Build(string text)
    {
        var (shape, slots) = PatternParser.Parse(text);
        var builder = new GraphBuilder();
        var nodes = new Dictionary<int, int>();
        foreach (var part in shape.Nodes)
        {
            var node = nodes[part.Slot] = builder.AddNode(slots[part.Slot].Name, [.. part.Kinds.SelectMany(group => group)]);
            foreach (var (name, value) in part.Properties)
                builder.SetProperty(node, name, value);
        }

        foreach (var part in shape.Edges)
        {
            if (part.Kinds.Count == 0)
                throw new PatternException("an edge of a graph has a kind", slots[part.Slot].At);
            var edge = builder.AddEdge(nodes[part.From], part.Kinds[0], nodes[part.To]);
            foreach (var (name, value) in part.Properties)
                builder.SetEdgeProperty(edge, name, value);
        }

        return builder.Freeze();
    }

    internal static void Check(string text, Vocabulary vocabulary, Action<string> report)
    {
        var (shape, _) = PatternParser.Parse(text);
        foreach (var kind in shape.Nodes.SelectMany(n => n.Kinds).SelectMany(k => k).Where(k => !vocabulary.NodeKinds.Contains(k)).Distinct())
            report($"there is no node kind `{kind}`");
        foreach (var kind in shape.Edges.SelectMany(e => e.Kinds).Where(k => !vocabulary.EdgeKinds.Contains(k)).Distinct())
            report($"there is no edge kind `{kind}`");
    }
}
