using Cairn.Graph;

namespace Cairn.Analysis.Matching;

/// <summary>Reads paths of nodes and edges; predicates are read by <see cref="PredicateParser"/>.</summary>
internal sealed class PatternParser(SlotTable slots)
{
    public static Pattern Parse(PatternText text)
    {
        var slots = new SlotTable();
        var reader = new TokenReader(Scanner.Scan(text.Match));
        var shape = new PatternParser(slots).ReadShape(reader);
        reader.ExpectEnd();
        var outer = slots.Count;
        var where = text.Where is null ? null : PredicateParser.Parse(text.Where, slots);
        var flags = (text.Flags ?? []).Select(flag => PredicateParser.Parse(flag, slots)).ToList();
        return new Pattern(text, slots.All, outer, shape, where, flags);
    }

    public Shape ReadShape(TokenReader reader)
    {
        var nodes = new List<NodePart>();
        var edges = new List<EdgePart>();
        do
        {
            ReadPath(reader, nodes, edges);
        }
        while (reader.TryTake(','));
        return new Shape(nodes, edges);
    }

    private void ReadPath(TokenReader reader, List<NodePart> nodes, List<EdgePart> edges)
    {
        var from = ReadNode(reader, nodes);
        while (reader.Peek.Is('-') || reader.Peek.Is('<'))
        {
            var (backwards, edge) = ReadEdge(reader);
            var to = ReadNode(reader, nodes);
            edges.Add(backwards ? edge with { From = to, To = from } : edge with { From = from, To = to });
            from = to;
        }
    }

    private int ReadNode(TokenReader reader, List<NodePart> nodes)
    {
        reader.Expect('(');
        var slot = slots.Bind(reader, isEdge: false);
        var kinds = new List<IReadOnlyList<string>>();
        while (reader.TryTake(':'))
            kinds.Add(ReadKinds(reader));
        nodes.Add(new NodePart(slot, kinds, ReadProperties(reader)));
        reader.Expect(')');
        return slot;
    }

    private (bool Backwards, EdgePart Edge) ReadEdge(TokenReader reader)
    {
        var start = reader.Peek.At;
        var backwards = reader.TryTake('<');
        reader.Expect('-');
        reader.Expect('[');
        var slot = slots.Bind(reader, isEdge: true);
        var kinds = reader.TryTake(':') ? ReadKinds(reader) : [];
        var properties = ReadProperties(reader);
        reader.Expect(']');
        reader.Expect('-');
        if (reader.TryTake('>') == backwards)
            throw new PatternException("an edge has one direction", start, "write `-[:KIND]->` or `<-[:KIND]-`");
        return (backwards, new EdgePart(slot, 0, 0, kinds, properties));
    }

    internal static IReadOnlyList<string> ReadKinds(TokenReader reader)
    {
        var kinds = new List<string> { reader.Name("a kind") };
        while (reader.TryTake('|'))
        {
            reader.TryTake(':');
            kinds.Add(reader.Name("a kind"));
        }

        return kinds;
    }

    private List<KeyValuePair<string, Value>> ReadProperties(TokenReader reader)
    {
        var properties = new List<KeyValuePair<string, Value>>();
        if (!reader.TryTake('{') || reader.TryTake('}'))
            return properties;
        do
        {
            var name = reader.Name("a property");
            reader.Expect(':');
            properties.Add(new(name, new PredicateParser(reader, slots).Constant()));
        }
        while (reader.TryTake(','));
        reader.Expect('}');
        return properties;
    }
}

/// <summary>The variables met so far, in order.</summary>
internal sealed class SlotTable
{
    private readonly List<Slot> _slots = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    public int Count => _slots.Count;

    public IReadOnlyList<Slot> All => _slots;

    /// <summary>The slot of the name at the reader, or a new unnamed one where there is none.</summary>
    public int Bind(TokenReader reader, bool isEdge)
    {
        var at = reader.Peek.At;
        var name = reader.Peek.Kind == TokenKind.Name ? reader.Take().Text : $"_{_slots.Count}";
        if (!_byName.TryGetValue(name, out var slot))
        {
            slot = _slots.Count;
            _byName.Add(name, slot);
            _slots.Add(new Slot(name, isEdge, at));
        }
        else if (isEdge || _slots[slot].IsEdge)
        {
            throw new PatternException($"the variable `{name}` already stands for another part", at);
        }

        return slot;
    }

    public int Find(Token name) => _byName.TryGetValue(name.Text, out var slot)
        ? slot
        : throw new PatternException($"the variable `{name.Text}` is not bound by the pattern", name.At, Nearest.Help(name.Text, _byName.Keys));
}
