namespace Cairn.Graph;

/// <summary>One directed edge of a snapshot: its id, the id of its kind and the nodes it joins.</summary>
public readonly record struct Edge(int Id, int Kind, int From, int To);
