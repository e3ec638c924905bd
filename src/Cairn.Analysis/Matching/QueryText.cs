using System.Text;
using Cairn.Graph;
using Cairn.Graph.Cypher;

namespace Cairn.Analysis.Matching;

/// <summary>Writes a pattern as a query that returns every slot and every flag, and traces errors back to the author's text.</summary>
internal sealed class QueryText
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Start, string Place)> _places = [];

    public static CypherQuery Compile(PatternText pattern, Shape shape, IReadOnlyList<Slot> slots)
    {
        var text = new QueryText();
        text.Write(pattern, shape, slots);
        try
        {
            return CypherQuery.Compile(text._text.ToString());
        }
        catch (QueryException e)
        {
            throw text.Traced(e.Diagnostics[0]);
        }
    }

    private void Write(PatternText pattern, Shape shape, IReadOnlyList<Slot> slots)
    {
        _text.Append("MATCH ");
        Mark("match");
        _text.AppendJoin(", ", shape.Nodes.Select(n => Node(n, slots)).Concat(shape.Edges.Select(e => Edge(e, slots))));
        var conditions = shape.Nodes.SelectMany(n => n.Kinds.Where(k => k.Count > 1).Select(k => "(" + string.Join(" OR ", k.Select(kind => $"{slots[n.Slot].Name}:{kind}")) + ")"));
        _text.Append(" WHERE ").AppendJoin(" AND ", conditions.Append("("));
        Mark("where");
        _text.Append(pattern.Where ?? "true").Append("\n) RETURN ");
        Mark("match");
        _text.AppendJoin(", ", slots.Select(s => s.Name));
        for (var i = 0; i < (pattern.Flags?.Count ?? 0); i++)
        {
            _text.Append(", (");
            Mark($"predicate {i + 1}");
            _text.Append(pattern.Flags![i]).Append("\n) AS flag").Append(i); // the loop ends before a missing list
        }
    }

    private void Mark(string place) => _places.Add((_text.Length, place));

    private PatternException Traced(QueryDiagnostic diagnostic)
    {
        var (start, place) = _places.LastOrDefault(p => p.Start <= diagnostic.Offset, (Start: 0, Place: "match"));
        return new PatternException(diagnostic.Message, place == "match" ? 0 : Math.Max(diagnostic.Offset - start, 0), diagnostic.Help.Length > 0 ? diagnostic.Help : null) { Place = place };
    }

    private static string Node(NodePart part, IReadOnlyList<Slot> slots) =>
        $"({slots[part.Slot].Name}{string.Concat(part.Kinds.Where(k => k.Count == 1).Select(k => ":" + k[0]))}{Properties(part.Properties)})";

    private static string Edge(EdgePart part, IReadOnlyList<Slot> slots) =>
        $"({slots[part.From].Name})-[{slots[part.Slot].Name}{(part.Kinds.Count > 0 ? ":" + string.Join('|', part.Kinds) : "")}{Properties(part.Properties)}]->({slots[part.To].Name})";

    private static string Properties(IReadOnlyList<KeyValuePair<string, Value>> properties) =>
        properties.Count == 0 ? "" : " " + Value.Map(properties);
}
