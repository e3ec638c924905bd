using Cairn.Graph;

namespace Cairn.Providers.Mapping;

/// <summary>Short questions that derivations ask of the facts.</summary>
internal sealed class Lookup(GraphSnapshot graph)
{
    public GraphSnapshot Graph => graph;

    /// <summary>The nodes of a kind; none if the estate has no such kind.</summary>
    public int[] Nodes(string kind) => graph.NodeKindId(kind) is >= 0 and var id ? graph.NodesOfKind(id).ToArray() : [];

    public bool Has(int node, string kind) => graph.NodeKindId(kind) is >= 0 and var id && graph.HasKind(node, id);

    public IReadOnlyList<string> Kinds(int node) => [.. graph.KindsOf(node).ToArray().Select(kind => graph.NodeKinds[kind])];

    /// <summary>Where edges of a kind lead to from a node.</summary>
    public IEnumerable<int> To(int node, string kind) => Out(node, kind).Select(edge => edge.To);

    /// <summary>Where edges of a kind come from to a node.</summary>
    public IEnumerable<int> From(int node, string kind) => In(node, kind).Select(edge => edge.From);

    public IReadOnlyList<Edge> Out(int node, string kind)
    {
        var found = new List<Edge>();
        if (graph.EdgeKindId(kind) is >= 0 and var id)
        {
            foreach (var edge in graph.Out(node, id))
                found.Add(edge);
        }

        return found;
    }

    public IReadOnlyList<Edge> In(int node, string kind)
    {
        var found = new List<Edge>();
        if (graph.EdgeKindId(kind) is >= 0 and var id)
        {
            foreach (var edge in graph.In(node, id))
                found.Add(edge);
        }

        return found;
    }

    /// <summary>A text property; null if it is absent or not text.</summary>
    public string? Text(int node, string property) => graph.Property(node, property) is { Type: ValueKind.String } value ? value.AsString() : null;

    /// <summary>A boolean property, in whatever way the source spells one; null if it is absent.</summary>
    public bool? Flag(int node, string property) => graph.Property(node, property) switch
    {
        { Type: ValueKind.Boolean } value => value.AsBoolean(),
        { Type: ValueKind.String } value => value.AsString().ToLowerInvariant() switch { "true" or "enabled" => true, "false" or "disabled" => false, _ => null },
        _ => null,
    };
}
