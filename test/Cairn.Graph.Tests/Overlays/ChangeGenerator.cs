namespace Cairn.Graph.Tests.Overlays;

/// <summary>Random graphs and random changes of them. Every node has a key and every edge a property <c>id</c>, so that answers can be compared across ids.</summary>
internal sealed class ChangeGenerator(Random random)
{
    private static readonly string[] Kinds = ["A", "B", "C", "New"];
    private static readonly string[] EdgeKinds = ["R", "S", "NEW"];
    private int _edges;

    public GraphSnapshot Graph()
    {
        var builder = new GraphBuilder();
        var nodes = random.Next(1, 8);
        for (var i = 0; i < nodes; i++)
        {
            builder.AddNode($"k{i}", random.Next(3) == 0 ? [] : [Kinds[random.Next(3)], Kinds[random.Next(3)]]);
            builder.SetProperty(i, "x", random.Next(4) == 0 ? Value.Null : random.Next(0, 3));
        }

        for (var i = random.Next(0, 14); i > 0; i--)
        {
            var edge = builder.AddEdge(random.Next(nodes), EdgeKinds[random.Next(2)], random.Next(nodes));
            builder.SetEdgeProperty(edge, "id", _edges++);
            builder.SetEdgeProperty(edge, "x", random.Next(4) == 0 ? Value.Null : random.Next(0, 3));
            builder.SetEdgeProperty(edge, "cost", random.Next(1, random.Next(8) == 0 ? 1000 : 9));
        }

        return builder.Freeze();
    }

    public GraphOverlay Change(GraphSnapshot graph)
    {
        var overlay = new GraphOverlay(graph);
        var nodes = Enumerable.Range(0, graph.NodeCount).Where(graph.HasNode).ToList();
        var edges = Enumerable.Range(0, graph.EdgeCount).Where(graph.HasEdge).ToList();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            Change(overlay, nodes, edges);
        }

        return overlay;
    }

    private void Change(GraphOverlay overlay, List<int> nodes, List<int> edges)
    {
        switch (random.Next(8))
        {
            case 0:
                nodes.Add(overlay.AddNode($"n{random.Next(1_000_000_000)}", Kinds[random.Next(4)]));
                overlay.SetProperty(nodes[^1], random.Next(3) == 0 ? "new" : "x", random.Next(3));
                break;
            case 1 when nodes.Count > 0:
                overlay.AddKind(Pick(nodes), Kinds[random.Next(4)]);
                break;
            case 2 when nodes.Count > 0:
                overlay.SetProperty(Pick(nodes), random.Next(5) == 0 ? "new" : "x", random.Next(3) == 0 ? Value.Null : random.Next(3));
                break;
            case 3 when nodes.Count > 0:
                var gone = Pick(nodes);
                nodes.Remove(gone);
                overlay.RemoveNode(gone);
                break;
            case 4 when edges.Count > 0:
                overlay.RemoveEdge(Pick(edges));
                break;
            case 5 when edges.Count > 0:
                var (name, value) = random.Next(3) == 0 ? ("cost", random.Next(3) == 0 ? Value.Null : random.Next(1, 400)) : ("x", random.Next(3) == 0 ? Value.Null : random.Next(3));
                overlay.SetEdgeProperty(Pick(edges), name, value);
                break;
            default:
                if (nodes.Count > 0)
                {
                    edges.Add(overlay.AddEdge(Pick(nodes), EdgeKinds[random.Next(3)], Pick(nodes)));
                    overlay.SetEdgeProperty(edges[^1], "id", 1000 + _edges++).SetEdgeProperty(edges[^1], "x", random.Next(3)).SetEdgeProperty(edges[^1], "cost", random.Next(1, 9));
                }

                break;
        }
    }

    private int Pick(List<int> ids) => ids[random.Next(ids.Count)];
}
