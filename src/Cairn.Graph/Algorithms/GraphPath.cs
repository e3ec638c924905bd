namespace Cairn.Graph.Algorithms;

/// <summary>A path found by an algorithm: its nodes, the ids of its edges and the sum of their costs.</summary>
public sealed record GraphPath(IReadOnlyList<int> Nodes, IReadOnlyList<int> Edges, long Cost);
