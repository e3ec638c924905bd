using Cairn.Graph.Algorithms;
using Cairn.Graph.Cypher;

namespace Cairn.Graph.Tests.Queries;

/// <summary>What only happens when there is much: wide levels, full batches, sets that change their form.</summary>
public sealed class LargeReachTests
{
    private const int Nodes = 5000;

    private static readonly GraphSnapshot Graph = Build();
    private static readonly int[] Depths = BreadthFirst.Depths(Topology.Of(Graph), [0]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(30)]
    public void Distinct_ends_are_the_nodes_within_reach(int hops)
    {
        var within = Enumerable.Range(0, Nodes).Where(node => node > 0 && Depths[node] >= 0 && Depths[node] <= hops).ToArray();

        // Node 0 lies on a circle of three.
        var ends = hops >= 3 ? [0, .. within] : within;
        Assert.Equal(ends.Length, Count($"MATCH ({{key: 'n0'}})-[*1..{hops}]->(m) RETURN count(DISTINCT m)"));
        Assert.Equal(ends.Length, Count($"MATCH ({{key: 'n0'}})-[:E|F*1..{hops}]->(m) RETURN count(DISTINCT m)"));
        Assert.Equal(ends.Length, Count($"MATCH ({{key: 'n0'}})-[*1..{hops}]->(m) WITH DISTINCT m RETURN count(*)"));
        Assert.Equal(ends.Count(node => node % 7 == 0), Count($"MATCH ({{key: 'n0'}})-[*1..{hops}]->(m) WHERE m.seventh RETURN count(DISTINCT m)"));
        Assert.Equal(ends.Count(node => node % 10 == 3), Count($"MATCH ({{key: 'n0'}})-[*1..{hops}]->(m) WHERE m.digit = '3' RETURN count(DISTINCT m)"));
        Assert.Equal(ends.Sum(), Count($"MATCH ({{key: 'n0'}})-[*1..{hops}]->(m) WITH DISTINCT m RETURN sum(m.number)"));
        Assert.Equal(within.Length + 1, Count($"MATCH ({{key: 'n0'}})-[*0..{hops}]->(m) RETURN count(DISTINCT m)"));
        Assert.Equal(within.Length + 1, Count($"MATCH (n {{key: 'n0'}}) CALL path.reach(n, {{maxDepth: {hops}}}) YIELD node RETURN count(node)"));
    }

    [Fact]
    public void A_search_by_procedure_gives_nodes_with_their_costs()
    {
        var costs = ShortestPaths.From(Topology.Of(Graph, new TopologyOptions { Cost = "cost" }), [0]).Distances;
        var result = CypherQuery.Compile("MATCH (n {key: 'n0'}) CALL path.reach(n, {cost: 'cost'}) YIELD node, cost WITH node AS end, cost AS far WHERE end.seventh RETURN count(*), sum(far), max(far), count(DISTINCT far % 5)").Run(Graph);
        var expected = Enumerable.Range(0, Nodes).Where(node => node % 7 == 0 && costs[node] != ShortestPaths.Unreached).Select(node => costs[node]).ToArray();

        Assert.Equal([expected.Length, expected.Sum(), expected.Max(), expected.Select(cost => cost % 5).Distinct().Count()], Enumerable.Range(0, 4).Select(column => (int)result[0, column].AsInteger()));
    }

    [Fact]
    public void Groups_and_totals_over_many_neighbours_count_every_row()
    {
        var edges = Enumerable.Range(0, Nodes).SelectMany(node => Graph.Out(node).ToEnumerable()).ToArray();

        Assert.Equal(edges.Length, Count("MATCH (a)-->(b) RETURN count(*)"));
        Assert.Equal(edges.Length, Count("MATCH (a)-->(b) RETURN count(b)"));
        Assert.Equal(edges.Count(edge => edge.To % 7 == 0), Count("MATCH (a)-->(b) WHERE b.seventh RETURN count(a)"));
        Assert.Equal(edges.Sum(edge => edge.From), Count("MATCH (a)-->(b) RETURN sum(a.number)"));
        Assert.Equal(edges.Where(edge => edge.From % 7 == 0).Select(edge => edge.To).Distinct().Count(), Count("MATCH (a)-->(b) WHERE a.seventh RETURN count(DISTINCT b)"));
        Assert.Equal(edges.GroupBy(edge => edge.From).Max(group => group.Select(edge => edge.To).Distinct().Count()), Count("MATCH (a)-->(b) WITH a, count(DISTINCT b) AS ends RETURN max(ends)"));
        Assert.Equal(3, Count("MATCH (a)-->(b) WITH b LIMIT 3 RETURN count(*)"));
    }

    private static long Count(string text) => CypherQuery.Compile(text).Run(Graph)[0, 0].AsInteger();

    private static GraphSnapshot Build()
    {
        var builder = new GraphBuilder();
        for (var node = 0; node < Nodes; node++)
        {
            builder.AddNode($"n{node}");
            builder.SetProperty(node, "number", node);
            builder.SetProperty(node, "digit", (node % 10).ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (node % 7 == 0)
            {
                builder.SetProperty(node, "seventh", true);
            }
        }

        void Add(int from, int to) => builder.SetEdgeProperty(builder.AddEdge(from, from % 2 == 0 ? "E" : "F", to), "cost", (from * 31 % 17) + 1);

        Add(0, 1);
        Add(1, 2);
        Add(2, 0);
        for (var node = 3; node < 2003; node++)
        {
            Add(node % 2, node);
            Add(node, (int)((long)node * node % 2900) + 3);
            Add(node, (node * 13 % 2000) + 2500);
        }

        return builder.Freeze();
    }
}

internal static class EdgeRangeList
{
    public static IEnumerable<Edge> ToEnumerable(this EdgeRange range)
    {
        var edges = new List<Edge>();
        foreach (var edge in range)
        {
            edges.Add(edge);
        }

        return edges;
    }
}
