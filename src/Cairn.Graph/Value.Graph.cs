using System.Text;

namespace Cairn.Graph;

public readonly partial struct Value
{
    /// <summary>A node of a snapshot as a value.</summary>
    public static Value Node(GraphSnapshot graph, int node)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)node, (uint)graph.NodeCount);
        return new Value(graph.NodeTag, node);
    }

    /// <summary>An edge of a snapshot as a value.</summary>
    public static Value Relationship(GraphSnapshot graph, int edge)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)edge, (uint)graph.EdgeCount);
        return new Value(graph.EdgeTag, edge);
    }

    internal bool IsNode => _object is Tag { Kind: ValueKind.Node };

    internal bool IsRelationship => _object is Tag { Kind: ValueKind.Relationship };

    /// <summary>The id of the node in its snapshot.</summary>
    public int AsNode() => IsNode ? (int)_bits : throw Wrong(ValueKind.Node);

    /// <summary>The id of the edge in its snapshot.</summary>
    public int AsRelationship() => IsRelationship ? (int)_bits : throw Wrong(ValueKind.Relationship);

    internal static Value Path(PathValue path) => new(path, 0);

    public PathValue AsPath() => _object as PathValue ?? throw Wrong(ValueKind.Path);

    internal bool IsPath => _object is PathValue;

    internal GraphSnapshot Graph => (GraphSnapshot)((Tag)_object!).Owner!; // caller has checked that this is a graph element

    internal string OtherText() => Type switch
    {
        ValueKind.Node => NodeText(),
        ValueKind.Relationship => EdgeText(),
        _ => ((IPayload)_object!).Text, // every kind without a tag is a payload
    };

    private string NodeText()
    {
        var text = new StringBuilder("(");
        foreach (var kind in Graph.KindsOf((int)_bits))
        {
            text.Append(':').Append(Graph.NodeKinds[kind]);
        }

        WriteProperties(text, Graph.Properties((int)_bits));
        return text.Append(')').ToString();
    }

    private string EdgeText()
    {
        var text = new StringBuilder("[:").Append(Graph.EdgeKinds[Graph.EdgeAt((int)_bits).Kind]);
        WriteProperties(text, Graph.EdgeProperties((int)_bits));
        return text.Append(']').ToString();
    }

    private static void WriteProperties(StringBuilder text, IEnumerable<KeyValuePair<string, Value>> properties)
    {
        if (properties.Any())
        {
            ValueText.WriteMap(text.Append(text.Length > 1 ? " " : ""), properties);
        }
    }
}
