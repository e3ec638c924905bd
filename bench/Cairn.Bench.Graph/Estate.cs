using System.Globalization;
using System.Text;
using System.Text.Json;
using Cairn.Graph;
using Cairn.Graph.Cypher;
using Cairn.Graph.Exchange;

namespace Cairn.Bench.Graph;

/// <summary>A generated estate: its folder, the parameters of the queries and the right answers.</summary>
internal sealed class Estate(string folder)
{
    private readonly JsonElement _parameters = Read(folder, "params.json");
    private readonly JsonElement _expected = Read(folder, "expected.json");

    public string Folder => folder;

    public string Scale => _parameters.GetProperty("scale").GetString() ?? "";

    public string Text(string parameter) => _parameters.GetProperty(parameter).GetString() ?? "";

    public int Number(string parameter) => int.Parse(_parameters.GetProperty(parameter).GetRawText(), CultureInfo.InvariantCulture);

    public long Expected(string name) => _expected.GetProperty(name).GetInt64();

    public bool Same(QueryResult result, string expected) => result.RowCount == 1 && result[0, 0] == Expected(expected);

    /// <summary>Whether a result begins with the row expected.</summary>
    public bool BeginsWith(QueryResult result, string expected)
    {
        var row = _expected.GetProperty(expected);
        return Enumerable.Range(0, row.GetArrayLength()).All(i => result[0, i] == row[i].GetInt64());
    }

    public GraphSnapshot Load()
    {
        var builder = new GraphBuilder();
        using (var nodes = Open("nodes.csv"))
        {
            CsvGraph.ReadNodes(builder, nodes, new CsvColumns { Key = "nid", Kinds = "kind" });
        }

        using var edges = Open("edges.csv");
        CsvGraph.ReadEdges(builder, edges, new CsvColumns { From = "src", To = "dst" });
        return builder.Freeze();
    }

    private StreamReader Open(string file) => new(Path.Combine(folder, file), Encoding.UTF8, true, 1 << 20);

    private static JsonElement Read(string folder, string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file))).RootElement;
}
