namespace Cairn.Graph.Storage;

/// <summary>Collects changes of keys and kinds on top of a table of nodes.</summary>
internal sealed class NodeChanges(NodeTable before)
{
    private readonly List<string?> _keys = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<string>> _kinds = [];
    private readonly HashSet<int> _removed = [];

    public int Count => before.Count + _keys.Count;

    public bool IsEmpty => _keys.Count == 0 && _kinds.Count == 0 && _removed.Count == 0;

    public IReadOnlySet<int> Removed => _removed;

    /// <summary>The node with the key, new where there is none or it was removed; always a new one without a key.</summary>
    public int Add(string? key)
    {
        if (key is not null && (_byKey.TryGetValue(key, out var node) || (before.TryFind(key, out node) && !_removed.Contains(node))))
        {
            return node;
        }

        node = Count;
        _keys.Add(key);
        if (key is not null)
        {
            _byKey.Add(key, node);
        }

        return node;
    }

    public void AddKind(int node, string kind)
    {
        if (!_kinds.TryGetValue(node, out var kinds))
        {
            _kinds.Add(node, kinds = []);
        }

        kinds.Add(kind);
    }

    public void Remove(int node)
    {
        _removed.Add(node);
        _kinds.Remove(node);
        if (node >= before.Count && _keys[node - before.Count] is { } key)
        {
            _byKey.Remove(key);
        }
    }

    public bool IsRemoved(int node) => _removed.Contains(node) || (node < before.Count && before.IsRemoved(node));

    public NodeTable Freeze()
    {
        var names = before.Kinds.Copy();
        var sets = before.Sets.ToList();
        var setOf = Enumerable.Range(before.Count, _keys.Count).Union(_removed).ToDictionary(node => node, _ => SetOf(sets, []));
        foreach (var (node, added) in _kinds)
        {
            var kinds = node < before.Count ? before.KindsOf(node).ToArray() : [];
            kinds = [.. kinds.Concat(added.Select(names.Add)).Distinct()];
            setOf[node] = SetOf(sets, kinds);
        }

        return new NodeTable(before, names, [.. sets], setOf, [.. _keys], new(_byKey, StringComparer.Ordinal), [.. _removed]);
    }

    private static int SetOf(List<int[]> sets, int[] kinds)
    {
        var known = sets.FindIndex(set => set.AsSpan().SequenceEqual(kinds));
        if (known >= 0)
        {
            return known;
        }

        sets.Add(kinds);
        return sets.Count - 1;
    }
}
