namespace Cairn.Graph.Storage;

/// <summary>Keys and kinds of all nodes.</summary>
internal sealed class NodeTable
{
    private readonly int[] _setOf;
    private readonly int[][] _sets;
    private readonly bool[][] _has;
    private readonly Lazy<int[][]> _byKind;

    public NodeTable(KeyIndex keys, NameTable kinds, int[] setOf, int[][] sets)
    {
        Keys = keys;
        Kinds = kinds;
        _setOf = setOf;
        _sets = sets;
        _has = Array.ConvertAll(sets, set => Members(set, kinds.Count));
        _byKind = new Lazy<int[][]>(GroupByKind);
    }

    public KeyIndex Keys { get; }

    public NameTable Kinds { get; }

    public ReadOnlySpan<int> SetOf => _setOf;

    public int[][] Sets => _sets;

    public ReadOnlySpan<int> KindsOf(int node) => _sets[_setOf[node]];

    public bool Has(int node, int kind) => (uint)kind < (uint)Kinds.Count && _has[_setOf[node]][kind];

    public ReadOnlySpan<int> OfKind(int kind) => (uint)kind < (uint)Kinds.Count ? _byKind.Value[kind] : [];

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
        foreach (var set in _setOf)
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
