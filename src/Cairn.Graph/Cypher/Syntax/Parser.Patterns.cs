using System.Globalization;

namespace Cairn.Graph.Cypher.Syntax;

internal sealed partial class Parser
{
    private List<PathPattern> ReadPatterns()
    {
        var patterns = new List<PathPattern>();
        do
        {
            patterns.Add(ReadNamedPattern());
        }
        while (Eat(","));
        return patterns;
    }

    private PathPattern ReadNamedPattern()
    {
        string? name = null;
        if (Current.IsName && Ahead(1).Is("="))
        {
            name = Current.Text;
            _at += 2;
        }

        var selector = Selector();
        if (selector == PathSelector.All)
        {
            return ReadPath(name, selector);
        }

        _at++;
        Expect("(");
        var pattern = ReadPath(name, selector);
        Expect(")");
        return pattern.Edges.Count == 1
            ? pattern
            : throw Failure.Syntax("UnexpectedSyntax", "a shortest path is searched over exactly one relationship of variable length", pattern.Span);
    }

    private PathSelector Selector()
    {
        if (!Ahead(1).Is("("))
        {
            return PathSelector.All;
        }

        return AtWord("shortestPath") ? PathSelector.Shortest : AtWord("allShortestPaths") ? PathSelector.AllShortest : PathSelector.All;
    }

    private PathPattern ReadPath(string? name, PathSelector selector)
    {
        var start = Current.Span;
        var nodes = new List<NodePattern> { ReadNode() };
        var edges = new List<EdgePattern>();
        while (At("-") || At("<"))
        {
            edges.Add(ReadEdge());
            nodes.Add(ReadNode());
        }

        return new PathPattern(name, selector, nodes, edges, start.To(Previous.Span));
    }

    private NodePattern ReadNode()
    {
        CountPart();
        var start = Expect("(").Span;
        var name = Current.IsName ? _tokens[_at++].Text : null;
        var (kinds, anyOf) = ReadNodeKinds();
        var properties = ReadPatternProperties();
        var where = ReadWhere();
        Expect(")");
        return new NodePattern(name, kinds, properties, start.To(Previous.Span)) { AnyOf = anyOf, Where = where };
    }

    private (List<string> Kinds, List<IReadOnlyList<string>> AnyOf) ReadNodeKinds()
    {
        var (kinds, anyOf) = (new List<string>(), new List<IReadOnlyList<string>>());
        while (Eat(":") || (kinds.Count + anyOf.Count > 0 && Eat("&")))
        {
            var group = new List<string> { ExpectName("a kind") };
            while (Eat("|"))
            {
                Eat(":");
                group.Add(ExpectName("a kind"));
            }

            if (group.Count == 1)
            {
                kinds.AddRange(group);
            }
            else
            {
                anyOf.Add(group);
            }
        }

        return (kinds, anyOf);
    }

    private Expression.MapOf? ReadPatternProperties()
    {
        if (At("$"))
        {
            throw Failure.Syntax("InvalidParameterUse", "a parameter cannot stand for the properties of a pattern", Current.Span, "write them out: {name: $name}");
        }

        return At("{") ? ReadMap() : null;
    }

    private EdgePattern ReadEdge()
    {
        var start = Current.Span;
        var left = Eat("<");
        Expect("-");
        string? name = null;
        List<string> kinds = [];
        Expression? properties = null;
        HopRange? hops = null;
        if (Eat("["))
        {
            name = Current.IsName ? _tokens[_at++].Text : null;
            kinds = ReadEdgeKinds();
            hops = ReadHops();
            properties = ReadPatternProperties();
            Expect("]");
        }

        Expect("-");
        var right = Eat(">");
        var direction = left == right ? EdgeDirection.Both : left ? EdgeDirection.Left : EdgeDirection.Right;
        hops ??= ReadQuantifier();
        return new EdgePattern(name, kinds, properties, direction, hops, start.To(Previous.Span));
    }

    private List<string> ReadEdgeKinds()
    {
        var kinds = new List<string>();
        if (!Eat(":"))
        {
            return kinds;
        }

        do
        {
            Eat(":");
            kinds.Add(ExpectName("a kind of relationship"));
        }
        while (Eat("|"));
        return kinds;
    }

    private HopRange? ReadHops()
    {
        if (At(".."))
        {
            throw Failure.Syntax("InvalidRelationshipPattern", "a range of hops starts with `*`", Current.Span);
        }

        if (!Eat("*"))
        {
            return null;
        }

        if (At("-"))
        {
            throw Failure.Syntax("InvalidRelationshipPattern", "a number of hops cannot be negative", Current.Span);
        }

        var min = ReadHopCount();
        if (Eat(".."))
        {
            return new HopRange(min ?? 1, ReadHopCount());
        }

        return new HopRange(min ?? 1, min);
    }

    private int? ReadHopCount()
    {
        if (Current.Kind != TokenKind.Integer)
        {
            return null;
        }

        var token = _tokens[_at++];
        return int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw Failure.Syntax("InvalidRelationshipPattern", $"`{token.Text}` is no possible number of hops", token.Span);
    }

    // GQL writes the number of hops behind the arrow: -->{1,3}, -->+, -->*.
    private HopRange? ReadQuantifier()
    {
        if (Eat("+"))
        {
            return new HopRange(1, null);
        }

        if (Eat("*"))
        {
            return new HopRange(0, null);
        }

        if (!Eat("{"))
        {
            return null;
        }

        var min = ReadHopCount();
        var max = Eat(",") ? ReadHopCount() : min;
        Expect("}");
        return new HopRange(min ?? 0, max);
    }

    /// <summary>Whether a parenthesis opens a path pattern: a node followed by the beginning of a relationship.</summary>
    private bool StartsPattern(int at)
    {
        if (!_tokens[at].Is("("))
        {
            return false;
        }

        at++;
        at += _tokens[at].IsName ? 1 : 0;
        while ((_tokens[at].Is(":") || _tokens[at].Is("&") || _tokens[at].Is("|")) && _tokens[at + 1].IsName)
        {
            at += 2;
        }

        at = _tokens[at].Is("{") ? _closing[at] + 1 : at;
        return at < _tokens.Count && _tokens[at].Is(")") && StartsEdge(at + 1);
    }

    private bool StartsEdge(int at)
    {
        at += _tokens[at].Is("<") ? 1 : 0;
        return _tokens[at].Is("-") && (_tokens[at + 1].Is("-") || _tokens[at + 1].Is("["));
    }
}
