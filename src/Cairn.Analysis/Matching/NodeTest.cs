using Cairn.Graph;

namespace Cairn.Analysis.Matching;

/// <summary>The kinds and properties one part of a pattern asks of a node, with ids of one graph.</summary>
internal sealed class NodeTest(GraphSnapshot graph, NodePart part)
{
    private readonly int[][] _kinds = [.. part.Kinds.Select(group => group.Select(graph.NodeKindId).Where(id => id >= 0).ToArray())];

    public bool Fits(int node)
    {
        foreach (var group in _kinds)
        {
            if (!Array.Exists(group, kind => graph.HasKind(node, kind)))
                return false;
        }

        foreach (var (name, value) in part.Properties)
        {
            if (graph.Property(node, name) != value)
                return false;
        }

        return true;
    }
}
