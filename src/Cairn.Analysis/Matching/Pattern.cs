using Cairn.Graph;
using Cairn.Graph.Cypher;

namespace Cairn.Analysis.Matching;

/// <summary>A name that a pattern binds; rows hold the id of a node or an edge in the slot's position.</summary>
/// <param name="Name">The variable; parts the author left unnamed have a name that starts with <c>_</c>.</param>
public sealed record Slot(string Name, bool IsEdge, int At);

/// <summary>What must hold of a node: any of the alternatives in each group of kinds, and equal properties.</summary>
internal sealed record NodePart(int Slot, IReadOnlyList<IReadOnlyList<string>> Kinds, IReadOnlyList<KeyValuePair<string, Value>> Properties);

/// <summary>One edge of a pattern from one node slot to another; no kinds means any kind.</summary>
internal sealed record EdgePart(int Slot, int From, int To, IReadOnlyList<string> Kinds, IReadOnlyList<KeyValuePair<string, Value>> Properties);

/// <summary>Several paths as their nodes and edges; a node that occurs twice has two parts.</summary>
internal sealed record Shape(IReadOnlyList<NodePart> Nodes, IReadOnlyList<EdgePart> Edges);

/// <summary>A parsed pattern: what it binds, its shape, and the query that finds its matches.</summary>
public sealed class Pattern
{
    private readonly Dictionary<string, int> _slots;

    private Pattern(PatternText text, IReadOnlyList<Slot> slots, Shape shape, CypherQuery query)
    {
        Text = text;
        Slots = slots;
        Shape = shape;
        Query = query;
        _slots = slots.Select((slot, i) => (slot.Name, i)).ToDictionary(x => x.Name, x => x.i, StringComparer.Ordinal);
    }

    public PatternText Text { get; }

    /// <summary>What a row binds, in order.</summary>
    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>What must be there, in words: one clause for each edge. Predicates stand in the text only.</summary>
    public IReadOnlyList<string> Words => PatternWords.Of(Shape, Slots);

    internal Shape Shape { get; }

    /// <summary>Returns the slots, then the flags.</summary>
    internal CypherQuery Query { get; }

    /// <summary>The position of a variable, or -1.</summary>
    public int SlotOf(string name) => _slots.GetValueOrDefault(name, -1);

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="PatternException">The text is not a pattern.</exception>
    public static Pattern Parse(PatternText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (shape, slots) = PatternParser.Parse(text.Match);
        return new Pattern(text, slots, shape, QueryText.Compile(text, shape, slots));
    }
}

/// <summary>The text of a pattern: paths separated by commas, an optional predicate, and predicates that only mark rows.</summary>
public sealed record PatternText(string Match, string? Where = null, IReadOnlyList<string>? Flags = null);
