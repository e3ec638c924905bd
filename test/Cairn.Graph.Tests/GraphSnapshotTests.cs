using CsCheck;

namespace Cairn.Graph.Tests;

public sealed class GraphSnapshotTests
{
    [Fact]
    public void A_node_is_found_by_its_key_and_kinds()
    {
        var builder = new GraphBuilder();
        var role = builder.AddNode("arn:r", "Role", "AwsIamRole");
        var bucket = builder.AddNode("arn:b", "Bucket");
        builder.AddKind(bucket, "AwsS3Bucket");
        Assert.Equal(role, builder.AddNode("arn:r", "Crown", "Role"));

        var graph = builder.Freeze();

        Assert.True(graph.TryFind("arn:b", out var found));
        Assert.Equal(bucket, found);
        Assert.False(graph.TryFind("arn:x", out _));
        Assert.Equal(["Role", "AwsIamRole", "Crown"], graph.KindsOf(role).ToArray().Select(kind => graph.NodeKinds[kind]));
        Assert.Equal([bucket], graph.NodesOfKind(graph.NodeKindId("AwsS3Bucket")).ToArray());
        Assert.False(graph.HasKind(bucket, graph.NodeKindId("Role")));
        Assert.Equal(-1, graph.NodeKindId("Rol"));
        Assert.Equal("arn:r", graph.Property(role, "key"));
        Assert.Equal("(:Bucket:AwsS3Bucket)", Value.Node(graph, bucket).ToString());
    }

    [Fact]
    public void Properties_of_every_type_come_back()
    {
        var builder = new GraphBuilder();
        Value[] values = [1, 300, long.MaxValue, -1, 2.5, "text", true, Value.List([1, "x"]), Value.Map([new("k", 1)])];
        for (var i = 0; i < values.Length; i++)
        {
            builder.SetProperty(builder.AddNode($"n{i}"), "mixed", values[i]);
            builder.SetProperty(i, $"own{i}", values[i]);
        }

        builder.SetProperty(3, "mixed", Value.Null);
        builder.SetProperty(0, "mixed", 7);
        var graph = builder.Freeze();

        Assert.Equal(7, graph.Property(0, "mixed"));
        Assert.True(graph.Property(3, "mixed").IsNull);
        Assert.True(graph.Property(0, "absent").IsNull);
        Assert.All(Enumerable.Range(0, values.Length), i => Assert.Equal(values[i], graph.Property(i, $"own{i}")));
        Assert.Equal(["own3"], graph.Properties(3).Select(property => property.Key));
    }

    [Fact]
    public void Edges_are_grouped_by_kind_in_both_directions()
    {
        var builder = new GraphBuilder();
        var (a, b) = (builder.AddNode("a"), builder.AddNode("b"));
        var handle = builder.AddEdge(a, "USES", b);
        builder.AddEdge(a, "OWNS", b);
        builder.AddEdge(a, "USES", a);
        builder.AddEdge(a, "USES", b);
        builder.SetEdgeProperty(handle, "cost", 5);

        var graph = builder.Freeze();
        var uses = graph.EdgeKindId("USES");

        Assert.Equal(4, graph.EdgeCount);
        Assert.Equal([b, a, b], Collect(graph.Out(a, uses)).Select(edge => edge.To));
        Assert.Equal(3, graph.In(b).Count);
        Assert.Equal(2, graph.In(b, uses).Count);
        Assert.Equal(0, graph.Out(a, graph.EdgeKindId("ABSENT")).Count);
        Assert.Equal(5, graph.EdgeProperty(Collect(graph.Out(a, uses))[0].Id, "cost"));
        Assert.All(Collect(graph.In(b)), edge => Assert.Equal(edge, graph.EdgeAt(edge.Id)));
    }

    [Fact]
    public void Any_graph_survives_freezing_and_starting_from_the_snapshot()
    {
        var edges = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 3], Gen.Int[0, 30], Gen.Int[-5, 400]).Array[0, 300];
        edges.Sample(list =>
        {
            var builder = new GraphBuilder();
            for (var i = 0; i <= 30; i++)
            {
                builder.SetProperty(builder.AddNode($"n{i}", $"K{i % 3}"), "weight", i % 4 == 0 ? i * 100 : Value.Null);
            }

            foreach (var (from, kind, to, cost) in list)
            {
                builder.SetEdgeProperty(builder.AddEdge(from, $"E{kind}", to), "cost", cost);
            }

            var graph = builder.Freeze();
            var again = GraphBuilder.From(graph).Freeze();

            var expected = list.Select(edge => $"{edge.Item1}-E{edge.Item2}:{edge.Item4}->{edge.Item3}").Order(StringComparer.Ordinal).ToArray();
            Assert.Equal(expected, Lines(graph, outgoing: true).Order(StringComparer.Ordinal));
            Assert.Equal(expected, Lines(graph, outgoing: false).Order(StringComparer.Ordinal));
            Assert.Equal(Lines(graph, outgoing: false), Lines(again, outgoing: false));
            Assert.All(Enumerable.Range(0, graph.NodeCount), node => Assert.Equal(graph.Property(node, "weight"), again.Property(node, "weight")));
        }, iter: 200);
    }

    [Fact]
    public void Every_third_node_of_many_keeps_its_property()
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < 10_000; i++)
        {
            builder.AddNode($"n{i}");
            builder.SetProperty(i, i % 3 == 0 ? "third" : "other", i);
            builder.SetProperty(i, i % 1000 == 7 ? "rare" : "other", -i);
        }

        var graph = builder.Freeze();

        Assert.All(Enumerable.Range(0, 10_000), i => Assert.Equal(i % 3 == 0 ? i : Value.Null, graph.Property(i, "third")));
        Assert.All(Enumerable.Range(0, 10_000), i => Assert.Equal(i % 1000 == 7 ? -i : Value.Null, graph.Property(i, "rare")));
    }

    [Fact]
    public void A_graph_element_cannot_be_a_property()
    {
        var builder = new GraphBuilder();
        var node = builder.AddNode("a");
        var graph = builder.Freeze();

        Assert.Throws<ArgumentException>(() => builder.SetProperty(node, "self", Value.Node(graph, node)));
    }

    private static List<Edge> Collect(EdgeRange range)
    {
        var edges = new List<Edge>();
        foreach (var edge in range)
        {
            edges.Add(edge);
        }

        return edges;
    }

    private static IEnumerable<string> Lines(GraphSnapshot graph, bool outgoing) => Enumerable.Range(0, graph.NodeCount)
        .SelectMany(node => Collect(outgoing ? graph.Out(node) : graph.In(node)))
        .Select(edge => $"{edge.From}-{graph.EdgeKinds[edge.Kind]}:{graph.EdgeProperty(edge.Id, "cost")}->{edge.To}");
}
