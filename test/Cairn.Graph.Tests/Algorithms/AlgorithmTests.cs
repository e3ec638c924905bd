using Cairn.Graph.Algorithms;
using CsCheck;

namespace Cairn.Graph.Tests.Algorithms;

/// <summary>Every algorithm against the plainest way to compute the same on small random graphs.</summary>
public sealed class AlgorithmTests
{
    private const int Nodes = 8;

    private static readonly Gen<(int From, int To, int Cost)[]> Edges = Gen.Select(Gen.Int[0, Nodes - 1], Gen.Int[0, Nodes - 1], Gen.Int[0, 9]).Array[0, 20];

    [Fact]
    public void Breadth_first_gives_the_fewest_steps() => Edges.Sample(edges =>
    {
        var unit = edges.Select(edge => (edge.From, edge.To, Cost: 1)).ToArray();
        var expected = AllPairs(unit)[0];

        var depths = BreadthFirst.Depths(Topology.Of(Graph(edges)), [0]);

        Assert.Equal(expected.Select(cost => cost is null ? -1 : (int)cost), depths);
    }, iter: 1000);

    [Fact]
    public void Least_costs_and_their_paths_agree_with_all_pairs() => Gen.Select(Edges, Gen.Bool).Sample((edges, wide) =>
    {
        var scale = wide ? 20_000 : 1;
        var topology = Topology.Of(Graph(edges), new TopologyOptions { Cost = "cost", CostScale = scale });
        var expected = AllPairs(edges);
        var paths = ShortestPaths.From(topology, [0]);

        Assert.Equal(expected[0].Select(cost => cost * scale ?? ShortestPaths.Unreached), paths.Distances.Select(distance => (long)distance));
        foreach (var path in Enumerable.Range(0, Nodes).Select(paths.PathTo).OfType<GraphPath>())
        {
            CheckPath(topology.Graph, path, scale);
        }
    }, iter: 1000);

    [Fact]
    public void The_k_cheapest_paths_are_those_of_enumeration() => Gen.Select(Edges, Gen.Int[1, 12], Gen.Int[0, Nodes - 1]).Sample((edges, count, target) =>
    {
        var graph = Graph(edges);
        var expected = SimplePaths(edges, 0, target).Select(path => path.Cost).Order().Take(count);

        var paths = KShortestPaths.Find(Topology.Of(graph, new TopologyOptions { Cost = "cost" }), 0, target, count);

        Assert.Equal(expected, paths.Select(path => path.Cost));
        Assert.Equal(paths.Count, paths.Select(path => string.Join(',', path.Nodes)).Distinct().Count());
        foreach (var path in paths)
        {
            CheckPath(graph, path, 1);
        }
    }, iter: 2000);

    [Fact]
    public void The_k_cheapest_paths_to_each_target_begin_at_any_source_and_pass_no_other() => Gen.Select(Edges, Gen.Int[1, 12], Gen.Int[0, Nodes - 1]).Sample((edges, count, second) =>
    {
        var graph = Graph(edges);
        var targets = Enumerable.Range(0, Nodes).ToArray();

        var all = KShortestPaths.ToEach(Topology.Of(graph, new TopologyOptions { Cost = "cost" }), [0, second], targets, count);

        foreach (var target in targets)
        {
            var expected = new[] { 0, second }.Distinct()
                .SelectMany(source => SimplePaths(edges, source, target))
                .Where(path => path.Nodes.Skip(1).All(node => node != 0 && node != second))
                .Select(path => path.Cost).Order().Take(count);
            Assert.Equal(expected, all[target].Select(path => path.Cost));
            Assert.Equal(all[target].Count, all[target].Select(path => string.Join(',', path.Nodes)).Distinct().Count());
            Assert.All(all[target], path => CheckPath(graph, path, 1));
        }
    }, iter: 1000);

    [Fact]
    public void A_dominator_is_a_node_without_which_another_is_out_of_reach() => Gen.Select(Edges, Gen.Int[0, Nodes - 1]).Sample((edges, second) =>
    {
        int[] sources = [0, second];
        var topology = Topology.Of(Graph(edges));
        var dominators = Dominators.Of(topology, sources);
        var reached = BreadthFirst.Depths(topology, sources);
        for (var node = 0; node < Nodes; node++)
        {
            Assert.Equal(reached[node] >= 0, dominators.IsReached(node));
            var expected = Enumerable.Range(0, Nodes).Where(other => other != node && reached[node] >= 0 && !ReachedWithout(edges, sources, other, node));
            Assert.Equal(expected, dominators.Of(node).Order());
        }
    }, iter: 2000);

    [Fact]
    public void Nodes_share_a_component_when_they_reach_each_other() => Edges.Sample(edges =>
    {
        var component = StrongComponents.Of(Topology.Of(Graph(edges)));
        var reach = AllPairs(edges);
        for (var a = 0; a < Nodes; a++)
        {
            for (var b = 0; b < Nodes; b++)
            {
                Assert.Equal(reach[a][b] is not null && reach[b][a] is not null, component[a] == component[b]);
            }
        }

        Assert.All(edges, edge => Assert.True(component[edge.From] >= component[edge.To]));
    }, iter: 1000);

    [Fact]
    public void A_minimum_cut_separates_and_no_lighter_one_does() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 4]).Array[0, 10].Sample(edges =>
    {
        var graph = Graph(edges);
        var topology = Topology.Of(graph, new TopologyOptions { Cost = "cost" });
        var cut = MinimumCut.Between(topology, [0], [5]);

        Assert.Equal(Lightest(edges), cut.Weight);
        Assert.Equal(cut.Weight, cut.Edges.Sum(edge => graph.EdgeProperty(edge, "cost").AsInteger()));
        var overlay = new GraphOverlay(graph);
        foreach (var edge in Enumerable.Range(0, graph.EdgeCount).Where(edge => cut.Edges.Contains(edge) || graph.EdgeProperty(edge, "cost") == 0))
        {
            overlay.RemoveEdge(edge);
        }

        Assert.Equal(-1, BreadthFirst.Depths(Topology.Of(overlay.Apply()), [0])[5]);
    }, iter: 500);

    [Fact]
    public void Only_the_wanted_kinds_are_followed()
    {
        var builder = new GraphBuilder();
        var (a, b, c) = (builder.AddNode("a"), builder.AddNode("b"), builder.AddNode("c"));
        builder.AddEdge(a, "X", b);
        builder.AddEdge(b, "Y", c);
        var graph = builder.Freeze();

        Assert.Equal([0, 1, -1], BreadthFirst.Depths(Topology.Of(graph, new TopologyOptions { Kinds = ["X", "Z"] }), [a]));
        Assert.Equal([0, 1, -1], BreadthFirst.Depths(Topology.Of(graph), [a], maxDepth: 1));
    }

    [Fact]
    public void A_large_search_turns_round_and_stays_right()
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < 3000; i++)
        {
            builder.AddNode($"n{i}");
        }

        for (var i = 0; i < 30_000; i++)
        {
            builder.AddEdge((int)((long)i * 7919 % 3000), "E", (int)((((long)i * i) + i) % 3000));
        }

        var topology = Topology.Of(builder.Freeze());

        Assert.Equal(ShortestPaths.From(topology, [0]).Distances.Select(distance => distance == ShortestPaths.Unreached ? -1 : distance), BreadthFirst.Depths(topology, [0]));
    }

    [Fact]
    public void Two_threads_find_what_one_finds()
    {
        const int Many = 400_000;
        var builder = new GraphBuilder();
        for (var i = 0; i < Many; i++)
        {
            builder.AddAnonymousNode();
        }

        for (var i = 0; i < Many * 3; i++)
        {
            builder.AddEdge((int)((long)i * 7919 % Many), "E", (int)((((long)i * i) + i) % Many));
        }

        var topology = Topology.Of(builder.Freeze());
        var followed = 0L;
        var depths = BreadthFirst.Depths(topology, [0, 1, 2], follow: edges => followed += edges, shared: true);

        Assert.Equal(BreadthFirst.Depths(topology, [0, 1, 2]), depths);
        Assert.True(depths.AsSpan().Count(3) > 0);
        Assert.Equal(depths.Select((depth, node) => depth < 0 ? 0L : topology.Graph.Out(node).Count).Sum(), followed);
    }

    private static GraphSnapshot Graph((int From, int To, int Cost)[] edges)
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < Nodes; i++)
        {
            builder.AddNode($"n{i}");
        }

        foreach (var (from, to, cost) in edges)
        {
            builder.SetEdgeProperty(builder.AddEdge(from, "E", to), "cost", cost);
        }

        return builder.Freeze();
    }

    private static void CheckPath(GraphSnapshot graph, GraphPath path, int scale)
    {
        Assert.Equal(path.Nodes.Count, path.Edges.Count + 1);
        Assert.Equal(path.Nodes.Count, path.Nodes.Distinct().Count());
        for (var i = 0; i < path.Edges.Count; i++)
        {
            var edge = graph.EdgeAt(path.Edges[i]);
            Assert.Equal((path.Nodes[i], path.Nodes[i + 1]), (edge.From, edge.To));
        }

        Assert.Equal(path.Cost, path.Edges.Sum(edge => graph.EdgeProperty(edge, "cost").AsInteger()) * scale);
    }

    private static long?[][] AllPairs((int From, int To, int Cost)[] edges)
    {
        var best = Enumerable.Range(0, Nodes).Select(i => Enumerable.Range(0, Nodes).Select(j => i == j ? 0L : (long?)null).ToArray()).ToArray();
        foreach (var (from, to, cost) in edges)
        {
            best[from][to] = Math.Min(best[from][to] ?? cost, cost);
        }

        for (var k = 0; k < Nodes; k++)
        {
            for (var i = 0; i < Nodes; i++)
            {
                for (var j = 0; j < Nodes; j++)
                {
                    if (best[i][k] + best[k][j] is { } through && !(best[i][j] <= through))
                    {
                        best[i][j] = through;
                    }
                }
            }
        }

        return best;
    }

    private static IEnumerable<(List<int> Nodes, long Cost)> SimplePaths((int From, int To, int Cost)[] edges, int source, int target)
    {
        var cheapest = edges.GroupBy(edge => (edge.From, edge.To)).ToDictionary(group => group.Key, group => group.Min(edge => edge.Cost));
        var open = new Stack<(List<int> Nodes, long Cost)>([(new List<int> { source }, 0L)]);
        while (open.TryPop(out var path))
        {
            if (path.Nodes[^1] == target)
            {
                yield return path;
                continue;
            }

            foreach (var ((from, to), cost) in cheapest)
            {
                if (from == path.Nodes[^1] && !path.Nodes.Contains(to))
                {
                    open.Push(([.. path.Nodes, to], path.Cost + cost));
                }
            }
        }
    }

    private static bool ReachedWithout((int From, int To, int Cost)[] edges, int[] sources, int without, int node)
    {
        var rest = edges.Where(edge => edge.From != without && edge.To != without).ToArray();
        var reach = AllPairs(rest);
        return sources.Any(source => source != without && reach[source][node] is not null);
    }

    private static long Lightest((int From, int To, int Cost)[] edges)
    {
        var best = long.MaxValue;
        for (var subset = 0; subset < 1 << edges.Length; subset++)
        {
            var weight = edges.Where((_, i) => (subset >> i & 1) == 1).Sum(edge => (long)edge.Cost);
            if (weight < best && AllPairs([.. edges.Where((edge, i) => (subset >> i & 1) == 0 && edge.Cost > 0)])[0][5] is null)
            {
                best = weight;
            }
        }

        return best;
    }
}
