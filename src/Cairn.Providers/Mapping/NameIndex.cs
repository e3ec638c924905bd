namespace Cairn.Providers.Mapping;

/// <summary>Finds nodes by any name that others use for them; one name may mean several nodes.</summary>
/// <param name="accountOf">The account of a node: a name that every account has is looked up by account too.</param>
internal sealed class NameIndex(Func<int, string> accountOf)
{
    /// <summary>A name of more nodes than this, such as <c>default</c>, is kept by account, so that looking it up takes no longer for more accounts.</summary>
    private const int Crowd = 8;

    private readonly Dictionary<string, int> _head = new(StringComparer.Ordinal);
    private readonly List<(int Node, int Next, int Length)> _chain = [];
    private readonly Dictionary<string, Dictionary<string, List<int>>> _crowds = new(StringComparer.Ordinal);

    public void Add(string name, int node)
    {
        var next = _head.GetValueOrDefault(name, -1);
        var length = next < 0 ? 0 : _chain[next].Length;
        if (length > Crowd ? _crowds[name].TryGetValue(accountOf(node), out var own) && own.Contains(node) : IsIn(next, node))
            return;
        _head[name] = _chain.Count;
        _chain.Add((node, next, length + 1));
        if (length == Crowd)
            _crowds[name] = Find(name).GroupBy(accountOf).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        else if (length > Crowd)
            Join(_crowds[name], node);
    }

    /// <summary>True if so many nodes answer to the name that one should ask for those of one account first.</summary>
    public bool IsCrowded(string name) => _crowds.ContainsKey(name);

    /// <summary>The nodes of one account that answer to a crowded name, in the order they were added.</summary>
    public IReadOnlyList<int> Find(string name, string account) => _crowds.TryGetValue(name, out var crowd) && crowd.TryGetValue(account, out var own) ? own : [];

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

    private bool IsIn(int at, int node)
    {
        for (; at >= 0; at = _chain[at].Next)
        {
            if (_chain[at].Node == node)
                return true;
        }

        return false;
    }

    private void Join(Dictionary<string, List<int>> crowd, int node)
    {
        var account = accountOf(node);
        if (!crowd.TryGetValue(account, out var own))
            crowd[account] = own = [];
        own.Add(node);
    }
}
