using System.Globalization;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary>Random graphs, and random queries that are well formed and whose answer does not depend on the order of rows.</summary>
internal sealed class QueryGenerator
{
    private readonly Random _random;
    private readonly ExpressionGenerator _expressions;
    private List<string> _nodes = [];
    private List<string> _edges = [];
    private List<string> _values = [];
    private List<string> _paths = [];
    private List<string> _lists = [];
    private int _names;

    // Relationships of the MATCH at hand: a relationship cannot occur twice in it.
    private readonly HashSet<string> _reused = [];

    public QueryGenerator(int seed)
    {
        _random = new Random(seed);
        _expressions = new ExpressionGenerator(_random, () => new QueryScope(_nodes, _edges, _values, _paths, _lists), New);
    }

    public GraphSnapshot Graph()
    {
        var builder = new GraphBuilder();
        var nodes = _random.Next(0, 6);
        for (var i = 0; i < nodes; i++)
        {
            builder.AddNode($"k{i}", Some(0.7) ? [Pick(ExpressionGenerator.Kinds)] : Some(0.3) ? ["A", "B"] : []);
            builder.SetProperty(i, "x", Some(0.8) ? _random.Next(0, 3) : Value.Null);
            builder.SetProperty(i, "s", Some(0.7) ? Pick(["a", "b", "ab", ""]) : Value.Null);
        }

        for (var i = nodes == 0 ? 0 : _random.Next(0, 8); i > 0; i--)
        {
            var edge = builder.AddEdge(_random.Next(nodes), Pick(ExpressionGenerator.EdgeKinds), _random.Next(nodes));
            builder.SetEdgeProperty(edge, "x", Some(0.8) ? _random.Next(0, 3) : Value.Null);
        }

        return builder.Freeze();
    }

    public string Query()
    {
        var text = Single();
        return Some(0.1) ? text + (Some(0.5) ? " UNION " : " UNION ALL ") + text : text;
    }

    private string Single()
    {
        (_nodes, _edges, _values, _paths, _lists, _names) = ([], [], [], [], [], 0);
        var clauses = new List<string>();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            clauses.Add(_random.Next(14) switch
            {
                0 or 1 => Unwind(),
                2 or 3 when clauses.Count > 0 => With(),
                4 or 5 => "OPTIONAL " + Match(),
                6 => ShortestPath(),
                _ => Match(),
            });
        }

        clauses.Add(Return());
        return string.Join(' ', clauses);
    }

    private bool Some(double chance) => _expressions.Some(chance);

    private T Pick<T>(IReadOnlyList<T> items) => _expressions.Pick(items);

    private string New(string prefix) => prefix + (_names++).ToString(CultureInfo.InvariantCulture);

    private string Match()
    {
        var (nodes, edges, paths, lists) = (new List<string>(_nodes), new List<string>(_edges), new List<string>(_paths), new List<string>(_lists));
        _reused.Clear();
        var patterns = string.Join(", ", Enumerable.Range(0, Some(0.3) ? 2 : 1).Select(_ => Path(nodes, edges, paths, lists)));
        (_nodes, _edges, _paths, _lists) = ([.. nodes.Distinct()], [.. edges.Distinct()], paths, lists);
        return $"MATCH {patterns}{(Some(0.4) ? " WHERE " + _expressions.Predicate(2) : "")}";
    }

    private string ShortestPath()
    {
        var (nodes, path) = (new List<string>(_nodes), New("p"));
        var text = $"MATCH {path} = {Pick(["shortestPath", "allShortestPaths"])}({Node(nodes)}{_expressions.Edge("", Pick(["*..3", "*..2", "*0..3"]))}{Node(nodes)})";
        _nodes = [.. nodes.Distinct()];
        _paths = [.. _paths, path];
        return text;
    }

    private string Path(List<string> nodes, List<string> edges, List<string> paths, List<string> lists)
    {
        var text = Node(nodes);
        for (var i = _random.Next(0, 3); i > 0; i--)
        {
            text += Edge(edges, lists) + Node(nodes);
        }

        if (Some(0.15))
        {
            paths.Add(New("p"));
            text = $"{paths[^1]} = {text}";
        }

        return text;
    }

    private string Node(List<string> nodes)
    {
        var name = "";
        if (nodes.Count > 0 && Some(0.4))
        {
            name = Pick(nodes);
        }
        else if (Some(0.7))
        {
            name = New("n");
            nodes.Add(name);
        }

        return $"({name}{(Some(0.3) ? ":" + Pick(ExpressionGenerator.Kinds) : Some(0.15) ? ":A|B" : "")}{(Some(0.15) ? $" {{x: {(nodes.Count > 0 && Some(0.5) ? Pick(nodes) + ".x" : _expressions.Number(1))}}}" : "")})";
    }

    private string Edge(List<string> edges, List<string> lists)
    {
        var hops = Some(0.25) ? Pick(["*0..2", "*1..2", "*..3", "*2", "*0..1", "*1..3"]) : "";
        var name = "";
        if (hops.Length == 0 && Some(0.4))
        {
            var old = _edges.Except(_reused).ToList();
            name = old.Count > 0 && Some(0.3) ? Pick(old) : New("r");
            _reused.Add(name);
            edges.Add(name);
        }
        else if (hops.Length > 0 && Some(0.2))
        {
            name = New("l");
            lists.Add(name);
        }

        return _expressions.Edge(name, hops);
    }

    private string Unwind()
    {
        var list = Some(0.5) ? _expressions.List(1) : Pick(["range(0, 2)", "[]", "[null, 1]", "null"]);
        var name = New("v");
        _values = [.. _values, name];
        return $"UNWIND {list} AS {name}";
    }

    private string With()
    {
        if (Some(0.1) && _nodes.Count + _edges.Count + _values.Count + _paths.Count + _lists.Count > 0)
        {
            return $"WITH *{(Some(0.5) ? " WHERE " + _expressions.Predicate(1) : "")}";
        }

        var (items, columns) = Items();
        var tail = Tail(columns);
        (_nodes, _edges, _values, _paths, _lists) = (Named(columns, 'n'), Named(columns, 'r'), Named(columns, 'v'), Named(columns, 'p'), Named(columns, 'l'));
        return $"WITH {items}{tail}{(Some(0.3) && columns.Count > 0 ? " WHERE " + _expressions.Predicate(1) : "")}";
    }

    private string Return()
    {
        if (Some(0.1) && _nodes.Count + _edges.Count + _values.Count > 0)
        {
            return "RETURN " + string.Join(", ", _nodes.Concat(_edges).Concat(_values));
        }

        var (items, columns) = Items();
        return $"RETURN {items}{Tail(columns)}";
    }

    private static List<string> Named(List<string> columns, char prefix) => [.. columns.Where(column => column[0] == prefix)];

    private (string Items, List<string> Columns) Items()
    {
        var items = new List<string>();
        var columns = new List<string>();
        foreach (var name in _nodes.Concat(_edges).Concat(_values).Concat(_lists).Where(_ => Some(0.5)))
        {
            items.Add(name);
            columns.Add(name);
        }

        if (Some(0.4))
        {
            Add("v", _expressions.Number(2));
        }

        if (Some(0.15))
        {
            Add("t", Pick([_expressions.Text(2), _expressions.List(2), $"CASE WHEN {_expressions.Predicate(2)} THEN true ELSE false END"]));
        }

        if (Some(0.3) || items.Count == 0)
        {
            Add("v", _expressions.Aggregate());
        }

        if (Some(0.05))
        {
            Add("t", _expressions.TextAggregate());
        }

        return ((Some(0.2) ? "DISTINCT " : "") + string.Join(", ", items), columns);

        void Add(string prefix, string expression)
        {
            var name = New(prefix);
            items.Add($"{expression} AS {name}");
            columns.Add(name);
        }
    }


    // Rows are cut off only after sorting by every column: what is left is then the same whatever order they came in.
    private string Tail(List<string> columns)
    {
        if (Some(0.7))
        {
            return "";
        }

        var order = string.Join(", ", columns.Select(column => column + (Some(0.3) ? " DESC" : "")));
        return $" ORDER BY {order}{(Some(0.3) ? $" SKIP {_random.Next(3)}" : "")}{(Some(0.6) ? $" LIMIT {_random.Next(5)}" : "")}";
    }
}
