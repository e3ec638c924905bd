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
    [InlineData("key,risk:int\na,x\n", "line 2, column `risk`: `x` is no int")]
    [InlineData("key,kind\n\"a\nb\",A\n\"c\n\n", "line 4: a quote is not closed")]
    [InlineData("key,kind\r\na,A,more\r\n", "line 2: 3 fields where the header has 2")]
    [InlineData("key,kind\n,A\n", "line 2: the column `key` is empty")]
    [InlineData("key,x,x\na,1,2\n", "the header has the column `x` twice")]
    [InlineData("key,key\na,1\n", "the header has the column `key` twice")]
    [InlineData("key,x:shape\na,1\n", "the column `x` has the unknown type `shape`")]
    [InlineData("key,:WEIGHT\na,1\n", "the header has the unknown mark `:WEIGHT`")]
    [InlineData("", "the file has no header")]
    public void Wrong_csv_is_refused_with_its_place(string csv, string message)
    {
        using var reader = new StringReader(csv);

        Assert.Equal(message, Assert.Throws<GraphFormatException>(() => CsvGraph.ReadNodes(new GraphBuilder(), reader)).Message);
    }

    [Theory]
    [InlineData("from,to,kind\na,nobody,R\n", "line 2, column `to`: there is no node `nobody`")]
    [InlineData("from,to,kind\na,a,\n", "line 2: the edge has no kind")]
    [InlineData("from,to\na,a\n", "the header has no column `kind`")]
    public void Wrong_edges_are_refused_with_their_place(string csv, string message)
    {
        var builder = new GraphBuilder();
        builder.AddNode("a");
        using var reader = new StringReader(csv);

        Assert.Equal(message, Assert.Throws<GraphFormatException>(() => CsvGraph.ReadEdges(builder, reader)).Message);
    }

    [Fact]
    public void Odd_csv_is_read()
    {
        var builder = new GraphBuilder();
        var warnings = new List<string>();
        using var nodes = new StringReader("\uFEFF\"key\",kind,name\r\n\r\na,A\r\n\"b\",,\"x\r\ny\"\r\na,B,again");
        CsvGraph.ReadNodes(builder, nodes, warn: warnings.Add);
        var graph = builder.Freeze();

        Assert.Equal((2, "x\r\ny", "again"), (graph.NodeCount, graph.Property(1, "name").AsString(), graph.Property(0, "name").AsString()));
        Assert.Equal(["line 6: the node `a` was there before; both are one"], warnings);
    }

    [Fact]
    public void Headers_of_bulk_loaders_are_understood()
    {
        var builder = new GraphBuilder();
        using var people = new StringReader("personId:ID(Person),name,born:date,scores:int[],skipped:IGNORE,:LABEL\n1,Ada,1815-12-10,1;2,x,Person;Pioneer\n");
        using var machines = new StringReader(":ID(Machine),:LABEL\n1,Machine\n");
        using var edges = new StringReader(":START_ID(Person),since:int,:END_ID(Machine),:TYPE\n1,1843,1,WROTE_FOR\n");
        CsvGraph.ReadNodes(builder, people);
        CsvGraph.ReadNodes(builder, machines);
        CsvGraph.ReadEdges(builder, edges);
        var graph = builder.Freeze();

        Assert.Equal("(:Person:Pioneer {personId: '1', name: 'Ada', born: 1815-12-10, scores: [1, 2]})", Value.Node(graph, 0).ToString());
        Assert.Equal(("Person/1", "Machine/1", 1843), (graph.Key(graph.EdgeAt(0).From), graph.Key(graph.EdgeAt(0).To), graph.EdgeProperty(0, "since").AsInteger()));
    }

    [Theory]
    [InlineData("{\"node\":\"a\"}\n{\"edge\":[\"a\"]}\n", "line 2: an edge is [from, kind, to]")]
    [InlineData("{\"node\":\"a\"}\r\n\r\n{\"node\":}\n", "line 3, column 9: this is no JSON")]
    [InlineData("{\"other\":1}", "line 1: neither a `node` nor an `edge`")]
    public void Wrong_json_is_refused_with_its_line(string json, string message)
    {
        using var reader = new StringReader(json);

        Assert.Equal(message, Assert.Throws<GraphFormatException>(() => NdjsonGraph.Read(new GraphBuilder(), reader)).Message);
    }

    [Fact]
    public void A_line_without_end_is_refused_before_it_fills_the_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("longer than", Assert.Throws<GraphFormatException>(() => NdjsonGraph.Read(new GraphBuilder(), new EndlessText())).Message, StringComparison.Ordinal);
        Assert.Contains("more than", Assert.Throws<GraphFormatException>(() => CsvGraph.ReadNodes(new GraphBuilder(), new EndlessText())).Message, StringComparison.Ordinal);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1L << 30);
    }

    [Fact]
    public void A_graph_in_the_open_graph_format_is_read()
    {
        const string Json = """{"metadata":{"source_kind":"X"},"graph":{"nodes":[{"id":"1","kinds":["User","Base"],"properties":{"name":"ADA","n":3}},{"id":"2","kinds":["Host"],"properties":null}],"edges":[{"kind":"AdminTo","start":{"value":"ADA","match_by":"name"},"end":{"value":"2"},"properties":{"w":1.5}}]}}""";
        var builder = new GraphBuilder();
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Json));
        OpenGraph.Read(builder, stream);
        var graph = builder.Freeze();

        Assert.True(OpenGraph.Begins(Json));
        Assert.False(OpenGraph.Begins("{\"node\":\"a\"}"));
        Assert.Equal(("(:User:Base {name: 'ADA', n: 3})", "1", "2", "[:AdminTo {w: 1.5}]"), (Value.Node(graph, 0).ToString(), graph.Key(graph.EdgeAt(0).From), graph.Key(graph.EdgeAt(0).To), Value.Relationship(graph, 0).ToString()));
    }

    [Theory]
    [InlineData("""{"graph":{"nodes":[],"edges":[{"kind":"R","start":{"value":"a"},"end":{"value":"b"}}]}}""", "edge 1: there is no node `a`")]
    [InlineData("{\"graph\":\n{,}}", "line 2, column 2: this is no JSON")]
    [InlineData("""{"graph":{"nodes":[{"kinds":[]}]}}""", "this is no graph in the OpenGraph format")]
    public void A_wrong_open_graph_is_refused_with_its_place(string json, string message)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));

        Assert.StartsWith(message, Assert.Throws<GraphFormatException>(() => OpenGraph.Read(new GraphBuilder(), stream)).Message, StringComparison.Ordinal);
    }

    private sealed class EndlessText : TextReader
    {
        public override int Read(char[] buffer, int index, int count)
        {
            buffer.AsSpan(index, count).Fill('x');
            return count;
        }
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
