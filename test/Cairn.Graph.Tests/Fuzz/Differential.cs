using Cairn.Graph.Cypher;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary>Random queries on random graphs against the reference evaluator. One query is compiled once and asked of several graphs.</summary>
internal sealed class Differential(int seed) : IFuzzer
{
    private const int GraphsPerQuery = 8;

    private readonly Random _seeds = new(seed);
    private string _text = "";
    private Query? _syntax;
    private CypherQuery? _query;
    private int _left;

    public string Name => "differential";

    /// <summary>Cases whose answer had rows.</summary>
    public long WithRows { get; private set; }

    public string? Next()
    {
        if (_left-- == 0 || _query is null)
        {
            _text = new QueryGenerator(_seeds.Next()).Query();
            _syntax = Parser.Parse(_text);
            _query = CypherQuery.Compile(_text);
            _left = GraphsPerQuery - 1;
        }

        var graph = new QueryGenerator(_seeds.Next()).Graph();
        if (new ReferenceEvaluator(graph).Run(_syntax!) is not { } expected) // parsed with the query
        {
            return null;
        }

        WithRows += expected.Count > 0 ? 1 : 0;
        var actual = Rows(_query.Run(graph));
        return expected.SequenceEqual(actual) ? null : $"{_text}\n{Show(graph)}\nexpected {string.Join(" / ", expected)}\nactual   {string.Join(" / ", actual)}\n{_query.Explain(graph)}";
    }

    public override string ToString() => _text;

    private static IEnumerable<string> Rows(QueryResult result)
    {
        var columns = Enumerable.Range(0, result.Columns.Count).OrderBy(column => result.Columns[column], StringComparer.Ordinal).ToArray();
        return result.Rows.Select(row => string.Join(" | ", columns.Select(column => $"{result.Columns[column]}={ReferenceEvaluator.Show(row[column])}"))).Order(StringComparer.Ordinal);
    }

    private static string Show(GraphSnapshot graph) => string.Join(", ", Enumerable.Range(0, graph.NodeCount).Select(node => $"n{node}{Value.Node(graph, node)}"))
        + "; " + string.Join(", ", Enumerable.Range(0, graph.EdgeCount).Select(graph.EdgeAt).Select(edge => $"r{edge.Id} n{edge.From}{Value.Relationship(graph, edge.Id)}n{edge.To}"));
}
