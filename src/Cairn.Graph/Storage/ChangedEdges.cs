namespace Cairn.Graph.Storage;

/// <summary>The edges of a changed graph: rows of their own for the nodes whose edges are others, the rows before for the rest.</summary>
internal sealed class ChangedEdges
{
    private readonly GraphSnapshot _before;
    private readonly int _nodes;
    private readonly Edge[] _added;
    private readonly HashSet<int> _removed;
    private readonly ChangedRows _outgoing;
    private readonly ChangedRows _incoming;

    /// <param name="before">The graph that is changed.</param>
    /// <param name="nodes">How many nodes there are now.</param>
    /// <param name="added">The new edges, numbered on from those before.</param>
    /// <param name="removed">The edges that are gone, new ones may be among them.</param>
    public ChangedEdges(GraphSnapshot before, int nodes, Edge[] added, HashSet<int> removed)
    {
        _before = before;
        _nodes = nodes;
        _added = added;
        _removed = removed;
        var live = Array.FindAll(added, edge => !removed.Contains(edge.Id));
        var gone = removed.Where(id => id < before.EdgeCount).Select(before.EdgeAt).ToArray();
        _outgoing = Rows(live, gone, incoming: false);
        _incoming = Rows(live, gone, incoming: true);
    }

    /// <summary>Ids of edges lie below this.</summary>
    public int Count => _before.EdgeCount + _added.Length;

    public IEnumerable<Edge> Added => _added.Where(edge => !_removed.Contains(edge.Id));

    /// <summary>Edges of the graph before that are gone.</summary>
    public IEnumerable<Edge> Removed => _removed.Where(id => id < _before.EdgeCount).Select(_before.EdgeAt);

    /// <summary>The nodes whose edges are others than before, or who are new.</summary>
    public IEnumerable<int> Touched => _outgoing.Nodes.Union(_incoming.Nodes);

    public Adjacency Outgoing => _outgoing.Whole;

    public Adjacency Incoming => _incoming.Whole;

    public Adjacency OutgoingOf(int node, out int row) => _outgoing.Of(node, out row) ?? _before.OutgoingOf(node, out row);

    public Adjacency IncomingOf(int node, out int row) => _incoming.Of(node, out row) ?? _before.IncomingOf(node, out row);

    public bool IsRemoved(int edge) => _removed.Contains(edge) || (edge < _before.EdgeCount && !_before.HasEdge(edge));

    public Edge EdgeAt(int id) => id < _before.EdgeCount ? _before.EdgeAt(id) : _added[id - _before.EdgeCount];

    private ChangedRows Rows(Edge[] added, Edge[] gone, bool incoming)
    {
        var byNode = added.ToLookup(edge => incoming ? edge.To : edge.From);
        var nodes = byNode.Select(group => group.Key)
            .Concat(gone.Select(edge => incoming ? edge.To : edge.From))
            .Concat(Enumerable.Range(_before.NodeCount, _nodes - _before.NodeCount))
            .Distinct()
            .Order()
            .ToArray();
        var rows = Array.ConvertAll(nodes, node => Row(node, byNode[node], incoming));
        return new ChangedRows(nodes, rows, incoming, _nodes, () => incoming ? _before.Incoming : _before.Outgoing);
    }

    // In the order a graph built anew has: by kind, incoming ones then by start, and then by age.
    private Edge[] Row(int node, IEnumerable<Edge> added, bool incoming)
    {
        var edges = new List<Edge>();
        if (node < _before.NodeCount)
        {
            foreach (var edge in incoming ? _before.In(node) : _before.Out(node))
            {
                if (!_removed.Contains(edge.Id))
                {
                    edges.Add(edge);
                }
            }
        }

        edges.AddRange(added);
        return [.. edges.OrderBy(edge => edge.Kind).ThenBy(edge => incoming ? edge.From : 0).ThenBy(edge => edge.Id)];
    }
}
