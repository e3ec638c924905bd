using Cairn.Graph.Cypher.Functions;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Cypher.Binding;

/// <summary>What all parts of one query share while it is bound: slots, names and subqueries.</summary>
internal sealed class Compilation(string text, Func<string, Procedure?> procedures)
{
    private readonly NameTable _names = new();
    private readonly HashSet<int> _used = [];
    private HashSet<int> _reads = [];

    public string Text => text;

    public int SlotCount { get; private set; }

    public IReadOnlyList<string> Names => _names.Names;

    /// <summary>Names of the parameters the query needs.</summary>
    public SortedSet<string> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of properties asked of what are certainly nodes or relationships.</summary>
    public SortedSet<string> Properties { get; } = new(StringComparer.Ordinal);

    public List<BoundQuery> Subqueries { get; } = [];

    /// <summary>Slots that anything reads; a relationship nobody reads need not be kept.</summary>
    public IReadOnlySet<int> Used => _used;

    public int NewSlot() => SlotCount++;

    public int Name(string name) => _names.Add(name);

    public Procedure? FindProcedure(string name) => procedures(name);

    public void Read(int slot)
    {
        _used.Add(slot);
        _reads.Add(slot);
    }

    /// <summary>Runs a binding and tells which slots, known before it, the result reads.</summary>
    public (T Result, IReadOnlySet<int> Slots) Record<T>(Func<T> bind)
    {
        var outer = _reads;
        var known = SlotCount;
        _reads = [];
        var result = bind();
        var reads = _reads;
        reads.RemoveWhere(slot => slot >= known);
        _reads = outer;
        _reads.UnionWith(reads);
        return (result, reads);
    }

    /// <summary>The text of an expression without its spaces, to recognise the same expression again.</summary>
    public string Key(Syntax.TextSpan span) => string.Concat(text[span.Start..span.End].Where(letter => !char.IsWhiteSpace(letter)));
}
