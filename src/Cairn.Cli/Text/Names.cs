using Cairn.Analysis.Attack;
using Cairn.Graph;

namespace Cairn.Cli.Text;

/// <summary>What people call the nodes of a graph.</summary>
internal static class Names
{
    public static string Of(GraphSnapshot graph, int node) => NodeName.Of(graph, node);

    public static string KindOf(GraphSnapshot graph, int node) =>
        graph.KindsOf(node) is { Length: > 0 } kinds ? graph.NodeKinds[kinds[0]] : "node";
}
