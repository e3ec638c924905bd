using System.Diagnostics;
using System.Text.Json;
using Cairn.Graph;
using Cairn.Graph.Algorithms;
using Cairn.Graph.Cypher;
using Cairn.Graph.Exchange;
using Cairn.Graph.Files;

namespace Cairn.Bench.Graph;

/// <summary>Loads a generated estate, runs the bench queries on it, checks every answer against the expected one and writes the medians.</summary>
internal sealed class GraphBench(string folder, int runs)
{
    private readonly JsonElement _parameters = Read(folder, "params.json");
    private readonly JsonElement _expected = Read(folder, "expected.json");
    private readonly Dictionary<string, object> _queries = [];
    private bool _good = true;

    public bool Run()
    {
        var clock = Stopwatch.StartNew();
        var graph = Load();
        var load = clock.Elapsed.TotalSeconds;
        var memory = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        Console.WriteLine($"load {load:0.00} s, {memory:0} MB kept, {peak:0} MB peak; {graph.NodeCount} nodes, {graph.EdgeCount} edges");
        Queries(graph);
        Kernels(graph);
        SaveAndOpen(graph);
        var report = new { engine = "cairn", load_total_s = Math.Round(load, 2), memory_MB = Math.Round(memory), queries = _queries };
        File.WriteAllText(Path.Combine(folder, "cairn.json"), JsonSerializer.Serialize(report));
        return _good;
    }

    private static JsonElement Read(string folder, string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file))).RootElement;

    private GraphSnapshot Load()
    {
        var builder = new GraphBuilder();
        using (var nodes = new StreamReader(Path.Combine(folder, "nodes.csv"), System.Text.Encoding.UTF8, true, 1 << 20))
        {
            CsvGraph.ReadNodes(builder, nodes, new CsvColumns { Key = "nid", Kinds = "kind" });
        }

        using var edges = new StreamReader(Path.Combine(folder, "edges.csv"), System.Text.Encoding.UTF8, true, 1 << 20);
        CsvGraph.ReadEdges(builder, edges, new CsvColumns { From = "src", To = "dst" });
        return builder.Freeze();
    }

    private void Queries(GraphSnapshot graph)
    {
        Query(graph, "q1 point lookup", "MATCH (n:Role {id: $id}) RETURN n.name, n.risk", "q1_id", 200, result => result.RowCount == 1);
        Query(graph, "q2 two hops, typical", "MATCH (n:Vm {id: $id})-[*1..2]->(m) RETURN count(DISTINCT m)", "q2_vm", runs * 4, result => Same(result, "q2_vm"));
        Query(graph, "q2h two hops, hub", "MATCH (n:Role {id: $id})-[*1..2]->(m) RETURN count(DISTINCT m)", "q2_hub", runs * 4, result => Same(result, "q2_hub"));
        const string Pattern = "MATCH (:Internet)-[:EXPOSES]->(e:Endpoint)-[:RUNS_AS]->(r:Role)-[:CAN_READ]->(b:Bucket) WHERE e.auth = 'none' AND b.sensitive ";
        Query(graph, "q3 pattern with aggregate", Pattern + "RETURN e.account, count(DISTINCT e), count(DISTINCT b) ORDER BY count(DISTINCT b) DESC, e.account LIMIT 20", "", runs, Q3);
        Query(graph, "q3c count of paths", Pattern + "RETURN count(*)", "", runs, result => Same(result, "q3_paths"));
        Query(graph, "q4 reach as written", "MATCH (i:Internet)-[*1..8]->(t) WHERE t.crown RETURN count(DISTINCT t)", "", runs, result => Same(result, "q4_reach8"));
        Query(graph, "q4b reach by procedure", "MATCH (i:Internet) CALL path.reach(i, {maxDepth: 8}) YIELD node WHERE node.crown RETURN count(node)", "", runs, result => Same(result, "q4_reach8"));
        Query(graph, "q5 hop-shortest path", "MATCH (i:Internet), (t {id: $id}) MATCH p = shortestPath((i)-[*]->(t)) RETURN length(p)", "q5_target", runs, result => Same(result, "q5_len"));
        Query(graph, "q6 least cost to all crowns", "MATCH (i:Internet) CALL path.reach(i, {cost: 'cost'}) YIELD node, cost WITH node, cost WHERE node.crown RETURN count(*), sum(cost)", "", runs,
            result => Same(result, "q6_targets") && result[0, 1] == _expected.GetProperty("q6_sum").GetInt64());
    }

    private void Kernels(GraphSnapshot graph)
    {
        var shape = Topology.Of(graph, new TopologyOptions { Cost = "cost" });
        _ = shape.Reversed;
        var crowns = CypherQuery.Compile("MATCH (t) WHERE t.crown RETURN t").Run(graph).Rows.Select(row => row[0].AsNode()).ToArray();
        Measure("bfs kernel", runs, () => BreadthFirst.Depths(shape, [0]).AsSpan().Count(-1) == graph.NodeCount - _expected.GetProperty("bfs_reached").GetInt32());
        Measure("sssp kernel", runs, () => ShortestPaths.From(shape, [0]).Distances.AsSpan().Count(ShortestPaths.Unreached) == graph.NodeCount - _expected.GetProperty("bfs_reached").GetInt32());
        var target = int.Parse(_parameters.GetProperty("q5_target_nid").GetRawText(), System.Globalization.CultureInfo.InvariantCulture);
        Measure("k10 ten best paths, one pair", runs, () => KShortestPaths.Find(shape, 0, target, 10).Count == 10);
        Measure("k10all ten best paths to every crown", 1, () => KShortestPaths.ToEach(shape, [0], crowns, 10).Sum(paths => paths.Count) > 0);
        Measure("dominators", runs, () => Dominators.Of(shape, [0]).IsReached(target));
        Measure("scc components", 1, () => StrongComponents.Of(shape).Length == graph.NodeCount);
        var unit = Topology.Of(graph);
        Measure("cut internet to crowns", 1, () => MinimumCut.Between(unit, [0], crowns).Weight > 0);
    }

    private void SaveAndOpen(GraphSnapshot graph)
    {
        var path = Path.Combine(folder, "cairn.graph");
        Measure("save file", 1, () =>
        {
            GraphFile.Save(graph, path);
            return true;
        });
        Measure("open file", runs, () => GraphFile.Open(path).EdgeCount == graph.EdgeCount);
        File.Delete(path);
    }

    private void Query(GraphSnapshot graph, string name, string text, string parameter, int times, Func<QueryResult, bool> check)
    {
        var query = CypherQuery.Compile(text);
        var parameters = new Dictionary<string, Value>();
        if (parameter.Length > 0)
        {
            parameters["id"] = _parameters.GetProperty(parameter).GetString();
        }

        Measure(name, times, () => check(query.Run(graph, parameters)));
    }

    private void Measure(string name, int times, Func<bool> run)
    {
        var good = run() && (times == 1 || run());
        var samples = new double[times];
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            good &= run();
            samples[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(samples);
        var median = samples[times / 2];
        _good &= good;
        _queries[name] = new { ms = Math.Round(median, 4), ok = good, note = "" };
        Console.WriteLine($"{name,-32} {median,10:0.0000} ms {(good ? "ok" : "WRONG")}");
    }

    private bool Same(QueryResult result, string expected) => result.RowCount == 1 && result[0, 0] == _expected.GetProperty(expected).GetInt64();

    private bool Q3(QueryResult result)
    {
        var top = _expected.GetProperty("q3_top");
        return Enumerable.Range(0, 3).All(i => result[0, i] == top[i].GetInt64());
    }
}
