namespace Cairn.Graph.Storage;

/// <summary>Keys and kinds of all nodes; of a changed graph, those of the changed nodes on top of the table before.</summary>
internal sealed class NodeTable
{
    private readonly int[]? _setOf;
    private readonly int[][] _sets;
    private readonly bool[][] _has;
    private readonly Lazy<int[][]> _byKind;
    private readonly NodeTableChange? _change;

    public NodeTable(KeyIndex keys, NameTable kinds, int[] setOf, int[][] sets)
    {
        Keys = keys;
        Kinds = kinds;
        _setOf = setOf;
        _sets = sets;
        _has = Array.ConvertAll(sets, set => Members(set, kinds.Count));
        _byKind = new Lazy<int[][]>(GroupByKind);
    }

    /// <param name="before">The table that is changed.</param>
    /// <param name="kinds">Names of kinds, those of before first.</param>
    /// <param name="sets">Lists of kinds, those of before first.</param>
    /// <param name="setOf">The lists of the nodes that are new, removed or have new kinds.</param>
    /// <param name="keys">The keys of the new nodes.</param>
    /// <param name="byKey">The new nodes by key.</param>
    /// <param name="removed">The nodes that are gone.</param>
    public NodeTable(NodeTable before, NameTable kinds, int[][] sets, Dictionary<int, int> setOf, string?[] keys, Dictionary<string, int> byKey, HashSet<int> removed)
    {
        Keys = before.Keys;
        Kinds = kinds;
        _sets = sets;
        _has = Array.ConvertAll(sets, set => Members(set, kinds.Count));
        _change = new NodeTableChange(before, setOf, keys, byKey, removed, sets);
        _byKind = new Lazy<int[][]>(() => throw new InvalidOperationException("a changed table groups kind by kind"));
    }

    /// <summary>The keys of a table without changes.</summary>
    public KeyIndex Keys { get; }

    public NameTable Kinds { get; }

    /// <summary>Ids of nodes lie below this.</summary>
    public int Count => _change?.Count ?? Keys.Count;

    /// <summary>By node the number of its list of kinds; made for the purpose where the table is a changed one.</summary>
    public ReadOnlySpan<int> SetOf => _change is null ? _setOf : _change.SetOf;

    public int[][] Sets => _sets;

    /// <summary>The changes, where this is a changed table.</summary>
    public NodeTableChange? Change => _change;

    /// <summary>The number of a node's list of kinds.</summary>
    public int Set(int node) => _change is null ? _setOf![node] : _change.Set(node); // a table without changes has its own lists

    public bool IsRemoved(int node) => _change is not null && _change.IsRemoved(node);

    public string? Key(int node) => _change is null ? Keys.Key(node) : _change.Key(node);

    public bool TryFind(string key, out int node) => _change is null ? Keys.TryFind(key, out node) : _change.TryFind(key, out node);

    public ReadOnlySpan<int> KindsOf(int node) => _sets[Set(node)];

    public bool Has(int node, int kind) => (uint)kind < (uint)Kinds.Count && _has[Set(node)][kind];

    public ReadOnlySpan<int> OfKind(int kind) => (uint)kind >= (uint)Kinds.Count ? [] : _change is null ? _byKind.Value[kind] : _change.OfKind(kind);

    /// <summary>How many nodes have a kind.</summary>
    public int CountOf(int kind) => (uint)kind >= (uint)Kinds.Count ? 0 : _change is null ? _byKind.Value[kind].Length : _change.CountOf(kind);

    private static bool[] Members(int[] set, int kinds)
    {
        var members = new bool[kinds];
        foreach (var kind in set)
        {
            members[kind] = true;
        }

        return members;
    }

    private int[][] GroupByKind()
    {
        var counts = new int[Kinds.Count];
        foreach (var set in _setOf!)
        {
            foreach (var kind in _sets[set])
            {
                counts[kind]++;
            }
        }

        var groups = Array.ConvertAll(counts, count => new int[count]);
        var next = new int[Kinds.Count];
        for (var node = 0; node < _setOf.Length; node++)
        {
            foreach (var kind in _sets[_setOf[node]])
            {
                groups[kind][next[kind]++] = node;
            }
        }

        return groups;
    }
}
