using Cairn.Graph;
using Cairn.Graph.Cypher;

namespace Cairn.Cli.Pipeline;

/// <summary>What the user holds dear: the nodes that a query returns or that carry a tag.</summary>
internal static class Crowns
{
    public static IReadOnlyList<int> Find(GraphSnapshot graph, IReadOnlyList<string> queries, IReadOnlyList<string> tags) =>
        [.. queries.SelectMany(query => Asked(graph, query)).Concat(tags.SelectMany(tag => Tagged(graph, tag))).Distinct().Order()];

    private static List<int> Asked(GraphSnapshot graph, string query)
    {
        try
        {
            var nodes = new List<int>();
            var result = CypherQuery.Compile(query).Run(graph);
            for (var row = 0; row < result.RowCount; row++)
            {
                foreach (var value in result.Row(row))
                {
                    if (value.Type == ValueKind.Node)
                        nodes.Add(value.AsNode());
                }
            }

            return nodes.Count > 0 || result.RowCount == 0 ? nodes : throw new UsageException("`--crown` takes a query that returns nodes", "such as 'MATCH (b:Bucket) WHERE b.name CONTAINS \"patients\" RETURN b'");
        }
        catch (QueryException wrong)
        {
            throw new UsageException($"`--crown`: {string.Join("; ", wrong.Diagnostics)}");
        }
    }

    private static IEnumerable<int> Tagged(GraphSnapshot graph, string tag)
    {
        var (key, value) = tag.Split('=', 2) is [{ Length: > 0 } name, var wanted] ? (name, wanted) : throw new UsageException($"`{tag}` is not of the form KEY=VALUE");
        return Enumerable.Range(0, graph.NodeCount)
            .Where(node => graph.Property(node, "tags") is { Type: ValueKind.Map } tags && tags.AsMap().Any(one => one.Key == key && one.Value is { Type: ValueKind.String } text && text.AsString() == value));
    }
}
