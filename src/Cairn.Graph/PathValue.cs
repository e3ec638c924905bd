using System.Text;

namespace Cairn.Graph;

/// <summary>A path through a snapshot: a node, and then edges each leading on to the next node in either direction.</summary>
public sealed class PathValue : IPayload, IEquatable<PathValue>, IComparable<PathValue>
{
    private readonly int[] _nodes;
    private readonly int[] _edges;

    internal PathValue(GraphSnapshot graph, int[] nodes, int[] edges)
    {
        Graph = graph;
        _nodes = nodes;
        _edges = edges;
    }

    public GraphSnapshot Graph { get; }

    /// <summary>Ids of the nodes, one more than there are edges.</summary>
    public IReadOnlyList<int> Nodes => _nodes;

    /// <summary>Ids of the edges in order of the path.</summary>
    public IReadOnlyList<int> Edges => _edges;

    public int Length => _edges.Length;

    ValueKind IPayload.Kind => ValueKind.Path;

    string IPayload.Text => ToString();

    /// <summary>The path that starts at a node and follows edges; the caller guarantees that each edge touches the node reached.</summary>
    internal static PathValue Walk(GraphSnapshot graph, int start, int[] edges)
    {
        var nodes = new int[edges.Length + 1];
        nodes[0] = start;
        for (var i = 0; i < edges.Length; i++)
        {
            var edge = graph.EdgeAt(edges[i]);
            nodes[i + 1] = edge.From == nodes[i] ? edge.To : edge.From;
        }

        return new PathValue(graph, nodes, edges);
    }

    public bool Equals(PathValue? other) => other is not null && Graph == other.Graph && _nodes.AsSpan().SequenceEqual(other._nodes) && _edges.AsSpan().SequenceEqual(other._edges);

    public override bool Equals(object? obj) => Equals(obj as PathValue);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(_nodes[0]);
        foreach (var edge in _edges)
        {
            hash.Add(edge);
        }

        return hash.ToHashCode();
    }

    public int CompareTo(PathValue? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = _nodes[0].CompareTo(other._nodes[0]);
        return order != 0 ? order : _edges.AsSpan().SequenceCompareTo(other._edges);
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append(Value.Node(Graph, _nodes[0]));
        for (var i = 0; i < _edges.Length; i++)
        {
            var forward = Graph.EdgeAt(_edges[i]).From == _nodes[i];
            text.Append(forward ? "-" : "<-").Append(Value.Relationship(Graph, _edges[i])).Append(forward ? "->" : "-").Append(Value.Node(Graph, _nodes[i + 1]));
        }

        return text.ToString();
    }

    public static bool operator ==(PathValue? left, PathValue? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(PathValue? left, PathValue? right) => !(left == right);

    public static bool operator <(PathValue? left, PathValue? right) => left is null ? right is not null : left.CompareTo(right) < 0;

    public static bool operator <=(PathValue? left, PathValue? right) => left is null || left.CompareTo(right) <= 0;

    public static bool operator >(PathValue? left, PathValue? right) => right < left;

    public static bool operator >=(PathValue? left, PathValue? right) => right <= left;
}
