using System.Globalization;
using Cairn.Graph;

namespace Cairn.Analysis.Matching;

/// <summary>Reads paths of nodes and single edges, so that every part has a name and evidence can be told for every edge.</summary>
internal sealed class PatternParser(TokenReader reader)
{
    private readonly SlotTable _slots = new();
    private readonly List<NodePart> _nodes = [];
    private readonly List<EdgePart> _edges = [];

    public static (Shape Shape, IReadOnlyList<Slot> Slots) Parse(string text)
    {
        var parser = new PatternParser(new TokenReader(Scanner.Scan(text)));
        parser.ReadPaths();
        return (new Shape(parser._nodes, parser._edges), parser._slots.All);
    }

    private void ReadPaths()
    {
        do
        {
            ReadPath();
        }
        while (reader.TryTake(','));
        reader.ExpectEnd();
    }

    private void ReadPath()
    {
        var from = ReadNode();
        while (reader.Peek.Is('-') || reader.Peek.Is('<'))
        {
            var (backwards, edge) = ReadEdge();
            var to = ReadNode();
            _edges.Add(backwards ? edge with { From = to, To = from } : edge with { From = from, To = to });
            from = to;
        }
    }

    private int ReadNode()
    {
        reader.Expect('(');
        var slot = _slots.Bind(reader, isEdge: false);
        var kinds = new List<IReadOnlyList<string>>();
        while (reader.TryTake(':'))
            kinds.Add(ReadKinds());
        _nodes.Add(new NodePart(slot, kinds, ReadProperties()));
        reader.Expect(')');
        return slot;
    }

    private (bool Backwards, EdgePart Edge) ReadEdge()
    {
        var start = reader.Peek.At;
        var backwards = reader.TryTake('<');
        reader.Expect('-');
        reader.Expect('[');
        var slot = _slots.Bind(reader, isEdge: true);
        var kinds = reader.TryTake(':') ? ReadKinds() : [];
        var properties = ReadProperties();
        reader.Expect(']');
        reader.Expect('-');
        if (reader.TryTake('>') == backwards)
            throw new PatternException("an edge has one direction", start, "write `-[:KIND]->` or `<-[:KIND]-`");
        return (backwards, new EdgePart(slot, 0, 0, kinds, properties));
    }

    private List<string> ReadKinds()
    {
        var kinds = new List<string> { reader.Name("a kind") };
        while (reader.TryTake('|'))
        {
            reader.TryTake(':');
            kinds.Add(reader.Name("a kind"));
        }

        return kinds;
    }

    private List<KeyValuePair<string, Value>> ReadProperties()
    {
        var properties = new List<KeyValuePair<string, Value>>();
        if (!reader.TryTake('{') || reader.TryTake('}'))
            return properties;
        do
        {
            var name = reader.Name("a property");
            reader.Expect(':');
            properties.Add(new(name, ReadLiteral()));
        }
        while (reader.TryTake(','));
        reader.Expect('}');
        return properties;
    }

    private Value ReadLiteral()
    {
        if (reader.TryTake('['))
            return ReadList();
        if (reader.TryTakeWord("true"))
            return true;
        if (reader.TryTakeWord("false"))
            return false;
        var sign = reader.TryTake('-') ? -1 : 1;
        return reader.Peek.Kind switch
        {
            TokenKind.Text when sign > 0 => reader.Take().Text,
            TokenKind.Number => ReadNumber(sign),
            _ => throw reader.Unexpected("a literal value"),
        };
    }

    private Value ReadNumber(int sign)
    {
        var text = reader.Take().Text;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? sign * whole : sign * double.Parse(text, CultureInfo.InvariantCulture);
    }

    private Value ReadList()
    {
        var items = new List<Value>();
        while (!reader.Peek.Is(']'))
        {
            if (reader.Peek.Is('['))
                throw reader.Unexpected("a literal value");
            items.Add(ReadLiteral());
            if (!reader.TryTake(','))
                break;
        }

        reader.Expect(']');
        return Value.List(items);
    }
}

/// <summary>The variables met so far, in order.</summary>
internal sealed class SlotTable
{
    private readonly List<Slot> _slots = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

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
}
