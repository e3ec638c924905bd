using System.Globalization;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary>Random graphs, and random queries that are well formed and whose answer does not depend on the order of rows.</summary>
internal sealed class QueryGenerator(int seed)
{
    private static readonly string[] Kinds = ["A", "B", "C"];
    private static readonly string[] EdgeKinds = ["R", "S"];

    private readonly Random _random = new(seed);
    private List<string> _nodes = [];
    private List<string> _edges = [];
    private List<string> _values = [];
    private int _names;

    // Relationships of the MATCH at hand: a relationship cannot occur twice in it.
    private readonly HashSet<string> _reused = [];

    public GraphSnapshot Graph()
    {
        var builder = new GraphBuilder();
        var nodes = _random.Next(0, 6);
        for (var i = 0; i < nodes; i++)
        {
            builder.AddNode($"k{i}", Some(0.7) ? [Pick(Kinds)] : Some(0.3) ? ["A", "B"] : []);
            builder.SetProperty(i, "x", Some(0.8) ? _random.Next(0, 3) : Value.Null);
        }

        for (var i = nodes == 0 ? 0 : _random.Next(0, 8); i > 0; i--)
        {
            var edge = builder.AddEdge(_random.Next(nodes), Pick(EdgeKinds), _random.Next(nodes));
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
        (_nodes, _edges, _values, _names) = ([], [], [], 0);
        var clauses = new List<string>();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            clauses.Add(_random.Next(6) switch
            {
                0 => Unwind(),
                1 when clauses.Count > 0 => With(),
                2 => "OPTIONAL " + Match(),
                _ => Match(),
            });
        }

        clauses.Add(Return());
        return string.Join(' ', clauses);
    }

    private bool Some(double chance) => _random.NextDouble() < chance;

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private string New(string prefix) => prefix + (_names++).ToString(CultureInfo.InvariantCulture);

    private string Match()
    {
        var (nodes, edges) = (new List<string>(_nodes), new List<string>(_edges));
        _reused.Clear();
        var paths = string.Join(", ", Enumerable.Range(0, Some(0.3) ? 2 : 1).Select(_ => Path(nodes, edges, define: true)));
        (_nodes, _edges) = ([.. nodes.Distinct()], [.. edges.Distinct()]);
        return $"MATCH {paths}{(Some(0.4) ? " WHERE " + Predicate(2) : "")}";
    }

    private string Path(List<string> nodes, List<string> edges, bool define)
    {
        var text = Node(nodes, define);
        for (var i = _random.Next(0, define ? 3 : 2); i > 0; i--)
        {
            text += Edge(edges, define) + Node(nodes, define);
        }

        return text;
    }

    private string Node(List<string> nodes, bool define)
    {
        var name = "";
        if (nodes.Count > 0 && Some(0.4))
        {
            name = Pick(nodes);
        }
        else if (define && Some(0.7))
        {
            name = New("n");
            nodes.Add(name);
        }

        return $"({name}{(Some(0.3) ? ":" + Pick(Kinds) : Some(0.15) ? ":A|B" : "")}{(Some(0.15) ? $" {{x: {(define && nodes.Count > 0 && Some(0.5) ? Pick(nodes) + ".x" : Number(1))}}}" : "")})";
    }

    private string Edge(List<string> edges, bool define)
    {
        var kinds = Some(0.3) ? ":" + Pick(EdgeKinds) : Some(0.2) ? ":R|S" : "";
        var hops = Some(0.25) ? Pick(["*0..2", "*1..2", "*..3", "*2", "*0..1", "*1..3"]) : "";
        var name = "";
        if (define && hops.Length == 0 && Some(0.4))
        {
            var old = _edges.Except(_reused).ToList();
            name = old.Count > 0 && Some(0.3) ? Pick(old) : New("r");
            _reused.Add(name);
            edges.Add(name);
        }

        var inside = $"[{name}{kinds}{hops}{(Some(0.1) ? $" {{x: {_random.Next(3)}}}" : "")}]";
        return Pick([$"-{inside}->", $"<-{inside}-", $"-{inside}-"]);
    }

    private string Unwind()
    {
        var list = Pick([$"[{Number(1)}, {Number(1)}]", "range(0, 2)", "[]", "[null, 1]", "null"]);
        var name = New("v");
        _values.Add(name);
        return $"UNWIND {list} AS {name}";
    }

    private string With()
    {
        var (items, columns) = Items();
        var tail = Tail(columns);
        (_nodes, _edges, _values) = (Named(columns, 'n'), Named(columns, 'r'), Named(columns, 'v'));
        return $"WITH {items}{tail}{(Some(0.3) && columns.Count > 0 ? " WHERE " + Predicate(1) : "")}";
    }

    private string Return()
    {
        if (Some(0.1) && _nodes.Count + _edges.Count + _values.Count > 0)
        {
            return "RETURN *";
        }

        var (items, columns) = Items();
        return $"RETURN {items}{Tail(columns)}";
    }

    private static List<string> Named(List<string> columns, char prefix) => [.. columns.Where(column => column[0] == prefix)];

    private (string Items, List<string> Columns) Items()
    {
        var items = new List<string>();
        var columns = new List<string>();
        foreach (var name in _nodes.Concat(_edges).Concat(_values).Where(_ => Some(0.5)))
        {
            items.Add(name);
            columns.Add(name);
        }

        if (Some(0.4))
        {
            Add(Number(2));
        }

        if (Some(0.3) || items.Count == 0)
        {
            Add(Aggregate());
        }

        return ((Some(0.2) ? "DISTINCT " : "") + string.Join(", ", items), columns);

        void Add(string expression)
        {
            var name = New("v");
            items.Add($"{expression} AS {name}");
            columns.Add(name);
        }
    }

    private string Aggregate() => Pick(["count(*)", $"count({Number(1)})", $"count(DISTINCT {Number(1)})", $"sum({Number(1)})", $"min({Number(1)})", $"max({Number(1)})", .. _nodes.Select(node => $"count(DISTINCT {node})")]);

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

    private string Number(int depth)
    {
        var atoms = new List<string> { _random.Next(3).ToString(CultureInfo.InvariantCulture), "null" };
        atoms.AddRange(_values);
        atoms.AddRange(_nodes.Concat(_edges).SelectMany(name => new[] { name + ".x", name + ".x" }));
        return depth > 0 && Some(0.3) ? $"({Number(depth - 1)} {Pick(["+", "-", "*"])} {Number(depth - 1)})" : Pick(atoms);
    }

    private string Predicate(int depth)
    {
        if (depth > 0 && Some(0.4))
        {
            return Some(0.2) ? $"NOT ({Predicate(depth - 1)})" : $"({Predicate(depth - 1)} {Pick(["AND", "OR", "XOR"])} {Predicate(depth - 1)})";
        }

        return _random.Next(7) switch
        {
            0 => $"{Number(1)} IS {(Some(0.5) ? "NOT " : "")}NULL",
            1 => $"{Number(1)} IN [{Number(1)}, {Number(1)}]",
            2 when _nodes.Count > 0 => $"{Pick(_nodes)}:{Pick(Kinds)}",
            3 when _nodes.Count > 0 => $"({Pick(_nodes)}){Edge([], define: false)}{Node([.. _nodes], define: false)}",
            4 when _nodes.Count > 0 => $"{(Some(0.5) ? "EXISTS" : "1 < COUNT")} {{ ({Pick(_nodes)}){Edge([], define: false)}({New("n")}) }}",
            5 => $"{Number(1)} {Pick(["<", "<=", ">", ">="])} {Number(1)} {Pick(["<", "="])} {Number(1)}",
            _ => $"{Number(1)} {Pick(["=", "<>", "="])} {Number(1)}",
        };
    }
}
