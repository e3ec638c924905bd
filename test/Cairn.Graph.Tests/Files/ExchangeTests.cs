using Cairn.Graph.Cypher;
using Cairn.Graph.Exchange;
using Cairn.Graph.Files;
using CsCheck;

namespace Cairn.Graph.Tests.Files;

public sealed class ExchangeTests
{
    private static readonly string[] TemporalTexts = ["date('2026-01-31')", "duration('P1M2DT3.5S')", "datetime('2026-01-31T10:00+01:00')", "localtime('10:00')"];

    private static readonly Gen<Value> Scalars = Gen.OneOf(
        Gen.Long.Select(Value.FromInt64),
        Gen.Int[0, 300].Select(number => Value.FromInt64(number)),
        Gen.Double.Select(Value.FromDouble),
        Gen.Bool.Select(Value.FromBoolean),
        Gen.String.Where(text => !text.Any(char.IsSurrogate)).Select(text => Value.FromString(text)),
        Gen.Const(Value.FromDouble(double.PositiveInfinity)),
        Gen.Int[0, 3].Select(at => TemporalTexts[at]).Select(text => CypherQuery.Compile($"RETURN {text}").Run(GraphSnapshot.Empty)[0, 0]));

    private static readonly Gen<Value> Values = Gen.OneOf(
        Scalars,
        Scalars.Array[0, 3].Select(items => Value.List(items)),
        Scalars.Array[0, 3].Select(items => Value.Map(items.Select((item, i) => KeyValuePair.Create($"k{i}", item)))));

    private static readonly Gen<GraphSnapshot> Graphs = Gen.Select(
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 3], Values).Array[0, 60],
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 2], Gen.Int[0, 20], Values).Array[0, 60],
        Build);

    [Fact]
    public void A_saved_graph_opens_unchanged_and_saves_to_the_same_bytes() => Graphs.Sample(graph =>
    {
        var bytes = Save(graph);
        var opened = GraphFile.Read(bytes);

        Assert.Equal(Lines(graph), Lines(opened));
        Assert.Equal(bytes, Save(opened));
        Assert.All(Enumerable.Range(0, graph.NodeCount), node => Assert.True(opened.TryFind(graph.Key(node), out var found) && found == node));
        Assert.False(opened.TryFind("nobody", out _));
    }, iter: 100);

    [Fact]
    public void A_graph_survives_json_lines() => Graphs.Sample(graph =>
    {
        using var stream = new MemoryStream();
        NdjsonGraph.Write(graph, stream);
        stream.Position = 0;
        var builder = new GraphBuilder();
        using var reader = new StreamReader(stream);
        NdjsonGraph.Read(builder, reader);

        // Kinds are numbered as they are first met, so edges of one node may come in another order.
        Assert.Equal(Lines(graph).Order(StringComparer.Ordinal), Lines(builder.Freeze()).Order(StringComparer.Ordinal));
    }, iter: 100);

    [Fact]
    public void A_damaged_file_is_refused_and_never_crashes()
    {
        var bytes = Save(Build([(0, 1, "x"), (1, 2, 5)], [(0, 1, 1, 2.5), (1, 0, 0, "y")]));
        for (var at = 0; at < bytes.Length; at++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 0x10;
            if (at is < 12 or >= 16) // four bytes of the header are spare
            {
                Assert.Throws<GraphFormatException>(() => GraphFile.Read(damaged));
            }

            Assert.Throws<GraphFormatException>(() => GraphFile.Read(bytes.AsSpan(0, at)));
        }
    }

    [Fact]
    public void Lies_under_a_right_checksum_are_refused_too()
    {
        var bytes = Save(Build([(0, 1, "x"), (1, 2, 5)], [(0, 1, 1, 2.5), (1, 0, 0, "y")]));
        for (var at = 32; at + 4 <= bytes.Length; at += 4)
        {
            foreach (var lie in new[] { int.MaxValue, int.MinValue, -1, 1000 })
            {
                var forged = (byte[])bytes.Clone();
                BitConverter.TryWriteBytes(forged.AsSpan(at), lie);
                BitConverter.TryWriteBytes(forged.AsSpan(24), Storage.ContentHash.Of(forged.AsSpan(32), GraphFile.Version));
                try
                {
                    var graph = GraphFile.Read(forged);
                    CypherQuery.Compile("MATCH (a)-[r*1..3]-(b) RETURN a, r, b, properties(a), labels(b) LIMIT 100").Run(graph);
                    graph.TryFind("n1", out _);
                }
                catch (GraphFormatException)
                {
                }
            }
        }
    }

    [Fact]
    public void A_newer_file_is_refused_by_its_version()
    {
        var bytes = Save(GraphSnapshot.Empty);
        bytes[8] = 9;

        Assert.Contains("version 9", Assert.Throws<GraphFormatException>(() => GraphFile.Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_on_disk_is_opened_by_its_path()
    {
        var path = Path.Combine(Path.GetTempPath(), $"cairn-{Guid.NewGuid():N}.graph");
        try
        {
            var graph = Build([(0, 1, "x"), (1, 2, 5)], [(0, 1, 1, 2.5)]);
            GraphFile.Save(graph, path);

            Assert.Equal(Lines(graph), Lines(GraphFile.Open(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Csv_with_a_header_is_read_and_written()
    {
        var builder = new GraphBuilder();
        using var nodes = new StringReader("key,kind,name:string,risk:int,tags:list,public\nr1,Role;AwsRole,\"a \"\"b\"\", c\",7,x;y,true\r\nb1,Bucket,007,,,false\n");
        using var edges = new StringReader("from,to,kind,cost\nr1,b1,CAN_READ,5\nb1,b1,SELF,\n");
        CsvGraph.ReadNodes(builder, nodes);
        CsvGraph.ReadEdges(builder, edges);
        var graph = builder.Freeze();

        Assert.Equal("{name: 'a \"b\", c', public: true, risk: 7, tags: ['x', 'y']}", Value.Map(graph.Properties(0)).ToString());
        Assert.Equal("007", graph.Property(1, "name"));
        Assert.Equal(5, graph.EdgeProperty(0, "cost"));

        using var nodesOut = new StringWriter();
        using var edgesOut = new StringWriter();
        CsvGraph.WriteNodes(graph, nodesOut);
        CsvGraph.WriteEdges(graph, edgesOut);
        Assert.Equal("key,kind,name:string,risk:int,tags,public:bool\nr1,\"Role;AwsRole\",\"a \"\"b\"\", c\",7,\"x;y\",true\nb1,Bucket,007,,,false\n".Replace(",,,", ",\"\",\"\",", StringComparison.Ordinal).Replace("\"\",\"\",", ",,", StringComparison.Ordinal), nodesOut.ToString());
        Assert.Equal("from,to,kind,cost:int\nr1,b1,CAN_READ,5\nb1,b1,SELF,\n", edgesOut.ToString());
    }

    [Fact]
    public void Long_csv_files_are_read_across_buffers()
    {
        var csv = new System.Text.StringBuilder("key,kind,name,note\r\n");
        for (var i = 0; i < 30_000; i++)
        {
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"k{i},A,name {i},{(i % 7 == 0 ? "\"a,\n\"\"b\"\"\"" : $"n{i}")}{(i % 2 == 0 ? "\r\n" : "\n")}");
        }

        var builder = new GraphBuilder();
        using var reader = new StringReader(csv.ToString());
        CsvGraph.ReadNodes(builder, reader);
        var graph = builder.Freeze();

        Assert.Equal(30_000, graph.NodeCount);
        Assert.All(Enumerable.Range(0, 30_000), i => Assert.Equal(($"name {i}", i % 7 == 0 ? "a,\n\"b\"" : $"n{i}"), (graph.Property(i, "name").AsString(), graph.Property(i, "note").AsString())));
    }

    [Theory]
    [InlineData("kind\nA\n", "the header has no column `key`")]
    [InlineData("key,risk:int\na,x\n", "line 2: `x` is no int")]
    [InlineData("", "the file has no header")]
    public void Wrong_csv_is_refused_with_its_place(string csv, string message)
    {
        using var reader = new StringReader(csv);

        Assert.Equal(message, Assert.Throws<GraphFormatException>(() => CsvGraph.ReadNodes(new GraphBuilder(), reader)).Message);
    }

    [Fact]
    public void Wrong_json_is_refused_with_its_line()
    {
        using var reader = new StringReader("{\"node\":\"a\"}\n{\"edge\":[\"a\"]}\n");

        Assert.StartsWith("line 2: ", Assert.Throws<GraphFormatException>(() => NdjsonGraph.Read(new GraphBuilder(), reader)).Message, StringComparison.Ordinal);
    }

    private static GraphSnapshot Build((int Node, int Property, Value Value)[] properties, (int From, int Kind, int To, Value Cost)[] edges)
    {
        var builder = new GraphBuilder();
        for (var i = 0; i <= 20; i++)
        {
            builder.AddNode($"n{i}é", $"K{i % 3}");
        }

        builder.AddKind(3, "Extra");
        foreach (var (node, property, value) in properties)
        {
            builder.SetProperty(node, $"p{property}", value);
        }

        foreach (var (from, kind, to, cost) in edges)
        {
            builder.SetEdgeProperty(builder.AddEdge(from, $"E{kind}", to), "cost", cost);
        }

        return builder.Freeze();
    }

    private static byte[] Save(GraphSnapshot graph)
    {
        using var stream = new MemoryStream();
        GraphFile.Save(graph, stream);
        return stream.ToArray();
    }

    private static List<string> Lines(GraphSnapshot graph)
    {
        var lines = new List<string>();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var kinds = string.Join(':', graph.KindsOf(node).ToArray().Select(kind => graph.NodeKinds[kind]));
            lines.Add($"{graph.Key(node)} {kinds} {Value.Map(graph.Properties(node))}");
            foreach (var edge in graph.Out(node))
            {
                lines.Add($"{graph.Key(node)} -{graph.EdgeKinds[edge.Kind]}-> {graph.Key(edge.To)} {Value.Map(graph.EdgeProperties(edge.Id))}");
            }
        }

        return lines;
    }
}
