using System.Collections.Concurrent;

namespace Cairn.Graph.Storage;

/// <summary>What differs between a table of nodes and the one before it.</summary>
internal sealed class NodeTableChange
{
    private readonly NodeTable _before;
    private readonly Dictionary<int, int> _setOf;
    private readonly string?[] _keys;
    private readonly Dictionary<string, int> _byKey;
    private readonly HashSet<int> _removed;
    private readonly Dictionary<int, (HashSet<int> Gone, List<int> Come)> _kinds = [];
    private readonly ConcurrentDictionary<int, int[]> _ofKind = [];
    private readonly Lazy<int[]> _whole;

    public NodeTableChange(NodeTable before, Dictionary<int, int> setOf, string?[] keys, Dictionary<string, int> byKey, HashSet<int> removed, int[][] sets)
    {
        _before = before;
        _setOf = setOf;
        _keys = keys;
        _byKey = byKey;
        _removed = removed;
        _whole = new Lazy<int[]>(Whole);
        foreach (var (node, set) in setOf.OrderBy(entry => entry.Key))
        {
            Regroup(node, IsNew(node) ? [] : before.KindsOf(node), sets[set]);
        }
    }

    public int Count => _before.Count + _keys.Length;

    public ReadOnlySpan<int> SetOf => _whole.Value;

    /// <summary>The nodes that were there before and have other kinds now.</summary>
    public IEnumerable<int> Rekinded => _setOf.Keys.Where(node => !IsNew(node));

    public bool IsNew(int node) => node >= _before.Count;

    public int Set(int node) => _setOf.TryGetValue(node, out var set) ? set : _before.Set(node);

    public bool IsRemoved(int node) => _removed.Contains(node) || (!IsNew(node) && _before.IsRemoved(node));

    public string? Key(int node) => _removed.Contains(node) ? null : IsNew(node) ? _keys[node - _before.Count] : _before.Key(node);

    public bool TryFind(string key, out int node)
    {
        if (_byKey.TryGetValue(key, out node))
        {
            return true;
        }

        if (_before.TryFind(key, out node) && !_removed.Contains(node))
        {
            return true;
        }

        node = -1;
        return false;
    }

    public int CountOf(int kind) => _before.CountOf(kind) + (_kinds.TryGetValue(kind, out var moved) ? moved.Come.Count - moved.Gone.Count : 0);

    public ReadOnlySpan<int> OfKind(int kind) => _kinds.TryGetValue(kind, out var moved) ? _ofKind.GetOrAdd(kind, Merge, moved) : _before.OfKind(kind);

    private int[] Merge(int kind, (HashSet<int> Gone, List<int> Come) moved)
    {
        var nodes = new List<int>(CountOf(kind));
        foreach (var node in _before.OfKind(kind))
        {
            if (!moved.Gone.Contains(node))
            {
                nodes.Add(node);
            }
        }

        nodes.AddRange(moved.Come);
        nodes.Sort();
        return [.. nodes];
    }

    private void Regroup(int node, ReadOnlySpan<int> old, ReadOnlySpan<int> now)
    {
        foreach (var kind in old)
        {
            if (!now.Contains(kind))
            {
                Moved(kind).Gone.Add(node);
            }
        }

        foreach (var kind in now)
        {
            if (!old.Contains(kind))
            {
                Moved(kind).Come.Add(node);
            }
        }
    }

    private (HashSet<int> Gone, List<int> Come) Moved(int kind)
    {
        if (!_kinds.TryGetValue(kind, out var moved))
        {
            _kinds.Add(kind, moved = ([], []));
        }

        return moved;
    }

    private int[] Whole()
    {
        var whole = new int[Count];
        _before.SetOf.CopyTo(whole);
        foreach (var (node, set) in _setOf)
        {
            whole[node] = set;
        }

        return whole;
    }
}
