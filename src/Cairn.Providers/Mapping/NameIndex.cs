
namespace Cairn.Providers.Mapping;

/// <summary>Finds nodes by any name that others use for them; one name may mean several nodes.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, int> _head = new(StringComparer.Ordinal);
    private readonly List<(int Node, int Next)> _chain = [];

    public void Add(string name, int node)
    {
        var next = _head.GetValueOrDefault(name, -1);
        for (var i = next; i >= 0; i = _chain[i].Next)
        {
            if (_chain[i].Node == node)
                return;
        }

        _head[name] = _chain.Count;
        _chain.Add((node, next));
    }

    /// <summary>All nodes that answer to the name, in the order they were added.</summary>
    public IReadOnlyList<int> Find(string name)
    {
        if (!_head.TryGetValue(name, out var at))
            return [];
        var found = new List<int>(1);
        for (; at >= 0; at = _chain[at].Next)
            found.Add(_chain[at].Node);
        found.Reverse();
        return found;
    }
}
