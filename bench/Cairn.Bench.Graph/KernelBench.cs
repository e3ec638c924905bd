using Cairn.Graph;
using Cairn.Graph.Algorithms;
using Cairn.Graph.Cypher;
using Cairn.Graph.Files;

namespace Cairn.Bench.Graph;

/// <summary>The algorithms without the query language, and the graph file.</summary>
internal sealed class KernelBench
{
    private readonly Estate _estate;
    private readonly GraphSnapshot _graph;
    private readonly Measurements _measurements;
    private readonly int _runs;
    private readonly Topology _shape;
    private readonly int[] _crowns;

    public KernelBench(Estate estate, GraphSnapshot graph, Measurements measurements, int runs)
    {
        (_estate, _graph, _measurements, _runs) = (estate, graph, measurements, runs);
        _shape = Topology.Of(graph, new TopologyOptions { Cost = "cost" });
        _ = _shape.Reversed;
        _crowns = [.. CypherQuery.Compile("MATCH (t) WHERE t.crown RETURN t").Run(graph).Rows.Select(row => row[0].AsNode())];
    }

    public void Run()
    {
        var unreached = _graph.NodeCount - (int)_estate.Expected("bfs_reached");
        var target = _estate.Number("q5_target_nid");
        _measurements.Take("bfs steps to every node", _runs, () => BreadthFirst.Depths(_shape, [0]).AsSpan().Count(-1) == unreached);
        _measurements.Take("bfs2 the same by two threads", _runs, () => BreadthFirst.Depths(_shape, [0], shared: true).AsSpan().Count(-1) == unreached);
        _measurements.Take("sssp least cost to every node", _runs, () => ShortestPaths.From(_shape, [0]).Distances.AsSpan().Count(ShortestPaths.Unreached) == unreached);
        _measurements.Take("k10 ten best paths, one pair", _runs, () => IsRising(KShortestPaths.Find(_shape, 0, target, 10)));
        _measurements.Take("k10all ten best paths to every crown", _runs, TenBestToAll);
        _measurements.Take("dominators of every node", _runs, () => Dominators.Of(_shape, [0]).IsReached(target));
        _measurements.Take("cut Internet from all crowns", Math.Min(_runs, 3), Cut);
        _measurements.Take("scc strong components", _runs, () => StrongComponents.Of(_shape).Length == _graph.NodeCount);
        SaveAndOpen();
    }

    // The best of each ten is the least cost, whose sum over all crowns is known.
    private bool TenBestToAll()
    {
        var all = KShortestPaths.ToEach(_shape, [0], _crowns, 10);
        return all.Where(paths => paths.Count > 0).Sum(paths => paths[0].Cost) == _estate.Expected("q6_sum") && all.All(IsRising);
    }

    private static bool IsRising(IReadOnlyList<GraphPath> paths) => paths.Zip(paths.Skip(1)).All(pair => pair.First.Cost <= pair.Second.Cost);

    private bool Cut()
    {
        var cut = MinimumCut.Between(Topology.Of(_graph), [0], _crowns);
        return cut.Weight == cut.Edges.Count && cut.Weight > 0;
    }

    private void SaveAndOpen()
    {
        var path = Path.Combine(_estate.Folder, "cairn.graph");
        GraphFile.Save(_graph, path);
        _measurements.Take("open a saved graph", _runs, () => GraphFile.Open(path).EdgeCount == _graph.EdgeCount);
        File.Delete(path);
    }
}
