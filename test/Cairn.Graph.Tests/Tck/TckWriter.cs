using Cairn.Graph.Cypher;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Tests.Tck;

/// <summary>Executes the setup statements of the suite (CREATE, with reading clauses before it, and DELETE of relationships) into a graph in memory.</summary>
internal sealed class TckWriter
{
    private const string IdProperty = "  id";

    private readonly List<(string[] Kinds, Dictionary<string, Value> Properties)> _nodes = [];
    private readonly List<(int From, string Kind, int To, Dictionary<string, Value> Properties)?> _edges = [];
    private List<Dictionary<string, Value>> _rows = [];

    public GraphSnapshot Freeze(bool withIds = false)
    {
        var builder = new GraphBuilder();
        foreach (var (kinds, properties) in _nodes)
        {
            var node = builder.AddAnonymousNode(kinds);
            foreach (var (name, value) in properties)
            {
                builder.SetProperty(node, name, value);
            }
        }

        for (var i = 0; i < _edges.Count; i++)
        {
            if (_edges[i] is not { } edge)
            {
                continue;
            }

            var handle = builder.AddEdge(edge.From, edge.Kind, edge.To);
            foreach (var (name, value) in withIds ? edge.Properties.Append(new(IdProperty, i)) : edge.Properties)
            {
                builder.SetEdgeProperty(handle, name, value);
            }
        }

        return builder.Freeze();
    }

    public void Execute(string statement)
    {
        _rows = [[]];
        var at = 0;
        while (at < statement.Length)
        {
            var write = NextWrite(statement, at);
            Read(statement[at..(write?.Start ?? statement.Length)]);
            if (write is not { } token)
            {
                return;
            }

            at = token.IsWord("CREATE") ? Create(statement, token.End) : Delete(statement, token.End);
        }
    }

    private static Token? NextWrite(string text, int from)
    {
        foreach (var token in Lexer.Read(text).Where(token => token.Start >= from))
        {
            if (token.IsWord("CREATE") || token.IsWord("DELETE"))
            {
                return token;
            }
        }

        return null;
    }

    private void Read(string clauses)
    {
        if (Lexer.Read(clauses)[0].Kind != TokenKind.End)
        {
            _rows = Query(clauses + " RETURN *", _rows);
        }
    }

    /// <summary>Runs clauses with the variables of given rows in scope.</summary>
    private List<Dictionary<string, Value>> Query(string clauses, List<Dictionary<string, Value>> rows)
    {
        var names = rows.SelectMany(row => row.Keys).Distinct().ToArray();
        var prefix = names.Length == 0 ? "" : $"UNWIND $rows AS row WITH {string.Join(", ", names.Select(name => $"row.`{name}` AS `{name}`"))} ";
        var graph = Freeze(withIds: true);
        var parameters = new Dictionary<string, Value> { ["rows"] = Value.List(rows.Select(row => Value.Map(row.Select(cell => KeyValuePair.Create(cell.Key, Rebind(graph, cell.Value)))))) };
        var result = CypherQuery.Compile(prefix + clauses).Run(graph, parameters);
        return [.. result.Rows.Select(row => result.Columns.Select((column, i) => KeyValuePair.Create(column, row[i])).ToDictionary())];
    }

    private static Value Rebind(GraphSnapshot graph, Value value) => value.IsNode ? Value.Node(graph, value.AsNode()) : value;

    private int Create(string statement, int at)
    {
        var (patterns, length) = Parser.ParsePatterns(statement[at..]);
        var rows = new List<Dictionary<string, Value>>();
        foreach (var row in _rows)
        {
            var created = new Dictionary<string, Value>(row);
            var names = new Dictionary<string, int>();
            foreach (var pattern in patterns)
            {
                CreatePath(statement[at..], pattern, row, names);
            }

            var graph = Freeze();
            foreach (var (name, node) in names)
            {
                created[name] = Value.Node(graph, node);
            }

            rows.Add(created);
        }

        _rows = rows;
        return at + length;
    }

    private void CreatePath(string text, PathPattern pattern, Dictionary<string, Value> row, Dictionary<string, int> names)
    {
        var nodes = pattern.Nodes.Select(node => CreateNode(text, node, row, names)).ToArray();
        for (var i = 0; i < pattern.Edges.Count; i++)
        {
            var edge = pattern.Edges[i];
            var (from, to) = edge.Direction == EdgeDirection.Left ? (nodes[i + 1], nodes[i]) : (nodes[i], nodes[i + 1]);
            _edges.Add((from, edge.Kinds[0], to, Properties(text, edge.Properties, row, names)));
        }
    }

    private int CreateNode(string text, NodePattern pattern, Dictionary<string, Value> row, Dictionary<string, int> names)
    {
        if (pattern.Name is not null && names.TryGetValue(pattern.Name, out var known))
        {
            return known;
        }

        if (pattern.Name is not null && row.TryGetValue(pattern.Name, out var bound))
        {
            return bound.AsNode();
        }

        _nodes.Add(([.. pattern.Kinds], Properties(text, pattern.Properties, row, names)));
        if (pattern.Name is not null)
        {
            names.Add(pattern.Name, _nodes.Count - 1);
        }

        return _nodes.Count - 1;
    }

    private Dictionary<string, Value> Properties(string text, Expression? map, Dictionary<string, Value> row, Dictionary<string, int> names)
    {
        if (map is null)
        {
            return [];
        }

        var literal = text[map.Span.Start..map.Span.End];
        if (names.Count > 0 && map is Expression.MapOf entries && entries.Entries.Any(entry => entry.Value is Expression.Property))
        {
            var graph = Freeze();
            row = names.Aggregate(new Dictionary<string, Value>(row), (all, name) => new(all) { [name.Key] = Value.Node(graph, name.Value) });
        }

        var value = row.Count == 0
            ? CypherQuery.Compile($"RETURN {literal} AS map").Run(GraphSnapshot.Empty)[0, 0]
            : Query($"RETURN {literal} AS map", [row])[0]["map"];
        return value.AsMap().Where(entry => !entry.Value.IsNull).ToDictionary();
    }

    private int Delete(string statement, int at)
    {
        var names = new List<string>();
        foreach (var token in Lexer.Read(statement).Where(token => token.Start >= at))
        {
            if (token.Kind == TokenKind.End || token.IsWord("CREATE"))
            {
                at = token.Start;
                break;
            }

            if (token.IsName)
            {
                names.Add(token.Text);
            }
        }

        foreach (var value in _rows.SelectMany(row => names.Select(name => row[name])))
        {
            _edges[(int)value.Graph.EdgeProperty(value.AsRelationship(), IdProperty).AsInteger()] = null;
        }

        return at;
    }
}
