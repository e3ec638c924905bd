using System.Globalization;

namespace Cairn.Graph.Tests.Tck;

/// <summary>The suite's notation of values, read into one canonical text so that expected and actual values can be compared.</summary>
internal sealed class TckValue
{
    private readonly string _text;
    private readonly bool _bag;
    private int _at;

    private TckValue(string text, bool bag) => (_text, _bag) = (text, bag);

    public static string Canonical(string cell, bool bag)
    {
        var reader = new TckValue(cell, bag);
        var value = reader.Value();
        reader.Space();
        return reader._at == cell.Length ? value : throw new FormatException($"trailing text in {cell}");
    }

    public static string Canonical(Value value, bool bag) => value.Type switch
    {
        ValueKind.Float => Float(value.AsFloat()),
        ValueKind.String => Text(value.AsString()),
        ValueKind.List => List(value.AsList().Select(item => Canonical(item, bag)), bag),
        ValueKind.Map => Map(value.AsMap(), bag),
        ValueKind.Node => Node(value, bag),
        ValueKind.Relationship => Edge(value, bag),
        ValueKind.Path => Path(value.AsPath(), bag),
        >= ValueKind.Date => Text(value.ToString()),
        _ => value.ToString(),
    };

    /// <summary>A cell as a value, for parameters and the rows of test procedures.</summary>
    public static Value Parse(string cell) => Cypher.CypherQuery.Compile($"RETURN {cell} AS value").Run(GraphSnapshot.Empty)[0, 0];

    private static string Float(double number) => double.IsNaN(number) ? "NaN" : (number + 0.0).ToString("E14", CultureInfo.InvariantCulture);

    private static string Text(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    private static string List(IEnumerable<string> items, bool bag) => $"[{string.Join(", ", bag ? items.Order(StringComparer.Ordinal) : items)}]";

    private static string Map(IEnumerable<KeyValuePair<string, Value>> map, bool bag) => Map(map.Select(entry => KeyValuePair.Create(entry.Key, Canonical(entry.Value, bag))));

    private static string Map(IEnumerable<KeyValuePair<string, string>> map) =>
        $"{{{string.Join(", ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value}"))}}}";

    private static string Node(Value node, bool bag)
    {
        var graph = node.Graph;
        var labels = graph.KindsOf(node.AsNode()).ToArray().Select(kind => graph.NodeKinds[kind]);
        return $"({string.Concat(labels.Order(StringComparer.Ordinal).Select(label => ":" + label))}{Map(graph.Properties(node.AsNode()), bag)})";
    }

    private static string Edge(Value edge, bool bag) =>
        $"[:{edge.Graph.EdgeKinds[edge.Graph.EdgeAt(edge.AsRelationship()).Kind]}{Map(edge.Graph.EdgeProperties(edge.AsRelationship()), bag)}]";

    private static string Path(PathValue path, bool bag)
    {
        var text = Node(Graph.Value.Node(path.Graph, path.Nodes[0]), bag);
        for (var i = 0; i < path.Length; i++)
        {
            var forward = path.Graph.EdgeAt(path.Edges[i]).From == path.Nodes[i];
            text += (forward ? ">" : "<") + Edge(Graph.Value.Relationship(path.Graph, path.Edges[i]), bag) + Node(Graph.Value.Node(path.Graph, path.Nodes[i + 1]), bag);
        }

        return $"<{text}>";
    }

    private void Space()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private bool Peek(string part)
    {
        Space();
        return string.CompareOrdinal(_text, _at, part, 0, part.Length) == 0;
    }

    private bool Eat(string part)
    {
        var there = Peek(part);
        _at += there ? part.Length : 0;
        return there;
    }

    private void Expect(string part)
    {
        if (!Eat(part))
        {
            throw new FormatException($"expected {part} at {_at} in {_text}");
        }
    }

    private string Name()
    {
        Space();
        if (Eat("`"))
        {
            var end = _text.IndexOf('`', _at);
            var quoted = _text[_at..end];
            _at = end + 1;
            return quoted;
        }

        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || "_$#@".Contains(_text[_at], StringComparison.Ordinal)))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private string Value()
    {
        Space();
        return _text[_at] switch
        {
            '\'' => Text(Quoted()),
            '(' => Node(),
            '<' => Path(),
            '{' => Map(Entries()),
            '[' when _text[(_at + 1)..].TrimStart().StartsWith(':') => Edge(),
            '[' => List(Items(), _bag),
            _ => Scalar(),
        };
    }

    private List<string> Items()
    {
        Expect("[");
        var items = new List<string>();
        while (!Eat("]"))
        {
            items.Add(Value());
            Eat(",");
        }

        return items;
    }

    private List<KeyValuePair<string, string>> Entries()
    {
        Expect("{");
        var entries = new List<KeyValuePair<string, string>>();
        while (!Eat("}"))
        {
            var name = Peek("'") ? Quoted() : Name();
            Expect(":");
            entries.Add(new(name, Value()));
            Eat(",");
        }

        return entries;
    }

    private IEnumerable<string> Labels()
    {
        var labels = new List<string>();
        while (Eat(":"))
        {
            labels.Add(":" + Name());
        }

        return labels.Order(StringComparer.Ordinal);
    }

    private string Node()
    {
        Expect("(");
        var node = $"({string.Concat(Labels())}{Map(Peek("{") ? Entries() : [])})";
        Expect(")");
        return node;
    }

    private string Edge()
    {
        Expect("[");
        var edge = $"[{string.Concat(Labels())}{Map(Peek("{") ? Entries() : [])}]";
        Expect("]");
        return edge;
    }

    private string Path()
    {
        Expect("<");
        var path = Node();
        while (!Eat(">"))
        {
            if (Eat("<-"))
            {
                path += "<" + Edge();
                Expect("-");
            }
            else
            {
                Expect("-");
                path += ">" + Edge();
                Expect("->");
            }

            path += Node();
        }

        return $"<{path}>";
    }

    private string Quoted()
    {
        var content = new System.Text.StringBuilder();
        for (_at++; _text[_at] != '\''; _at++)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length && _text[_at + 1] is '\'' or '\\')
            {
                _at++;
            }

            content.Append(_text[_at]);
        }

        _at++;
        return content.ToString();
    }

    private string Scalar()
    {
        var start = _at;
        while (_at < _text.Length && !",]}| \t\n)".Contains(_text[_at], StringComparison.Ordinal))
        {
            _at++;
        }

        var word = _text[start.._at];
        return word switch
        {
            "null" or "true" or "false" => word,
            "NaN" => "NaN",
            "Inf" or "Infinity" => Float(double.PositiveInfinity),
            "-Inf" or "-Infinity" => Float(double.NegativeInfinity),
            _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole.ToString(CultureInfo.InvariantCulture),
            _ => Float(double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture)),
        };
    }
}
