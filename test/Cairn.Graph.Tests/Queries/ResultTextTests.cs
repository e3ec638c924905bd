using System.Text;
using Cairn.Graph.Cypher;
using Cairn.Graph.Exchange;

namespace Cairn.Graph.Tests.Queries;

public sealed class ResultTextTests
{
    private const string Query = "MATCH p = (a)-[r]->(b) RETURN a, r.cost AS cost, p, b.name AS name, [1, null] AS list";

    [Fact]
    public void A_table_shows_keys_and_hides_control_characters()
    {
        using var text = new StringWriter();
        ResultText.WriteTable(Run("MATCH (a)-[r]->(b) RETURN a, r.cost AS cost, b.name AS name"), text);

        Assert.Equal("a  cost  name\n-  ----  -------------\na  2.5   x\\u001b[31m,y\n", text.ToString());
    }

    [Fact]
    public void Csv_quotes_what_needs_it()
    {
        using var text = new StringWriter();
        ResultText.WriteCsv(Run("MATCH (a)-[r]->(b) RETURN a, [1, null] AS list, 'say \"no\"' AS said"), text);

        Assert.Equal("a,list,said\na,\"[1, null]\",\"say \"\"no\"\"\"\n", text.ToString());
    }

    [Fact]
    public void Json_holds_the_parts_of_graph_elements()
    {
        using var stream = new MemoryStream();
        ResultText.WriteJson(Run(Query), stream);

        var node = "{\"id\":0,\"key\":\"a\",\"kinds\":[\"A\"],\"properties\":{}}";
        var other = "{\"id\":1,\"key\":\"b\",\"kinds\":[],\"properties\":{\"name\":\"x\\u001B[31m,y\"}}";
        var edge = "{\"id\":0,\"kind\":\"R\",\"from\":\"a\",\"to\":\"b\",\"properties\":{\"cost\":2.5}}";
        Assert.Equal(
            $"{{\"columns\":[\"a\",\"cost\",\"p\",\"name\",\"list\"],\"rows\":[[{node},2.5,{{\"nodes\":[{node},{other}],\"edges\":[{edge}]}},\"x\\u001B[31m,y\",[1,null]]]}}",
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static QueryResult Run(string text)
    {
        var builder = new GraphBuilder();
        var edge = builder.AddEdge(builder.AddNode("a", "A"), "R", builder.AddNode("b"));
        builder.SetEdgeProperty(edge, "cost", 2.5);
        builder.SetProperty(1, "name", "x\u001b[31m,y");
        return CypherQuery.Compile(text).Run(builder.Freeze());
    }
}
