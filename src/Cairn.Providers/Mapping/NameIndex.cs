namespace Cairn.Providers.Mapping;

/// <summary>Finds nodes by any name that others use for them; one name may mean several nodes.</summary>
/// <remarks>Every account has its `default` and its `main`, so what answers to a name is kept by account: a lookup costs what one account holds, not what the estate does.</remarks>
internal sealed class NameIndex
{
    private readonly Dictionary<(string Name, string Account), int> _head = [];
    private readonly Dictionary<string, List<string>> _accounts = new(StringComparer.Ordinal);
    private readonly List<(int Node, int Next)> _chain = [];

    public void Add(string name, string account, int node)
    {
        if (!_head.TryGetValue((name, account), out var next))
        {
            next = -1;
            if (!_accounts.TryGetValue(name, out var accounts))
                _accounts[name] = accounts = new(1);
            accounts.Add(account);
        }

        for (var i = next; i >= 0; i = _chain[i].Next)
        {
            if (_chain[i].Node == node)
                return;
        }

        _head[(name, account)] = _chain.Count;
        _chain.Add((node, next));
    }

    /// <summary>The accounts with a node that answers to the name.</summary>
    public IReadOnlyList<string> AccountsWith(string name) => _accounts.TryGetValue(name, out var accounts) ? accounts : [];

    /// <summary>The nodes of one account that answer to the name, in the order they were added.</summary>
    public IReadOnlyList<int> Find(string name, string account)
    {
        if (!_head.TryGetValue((name, account), out var at))
            return [];
        var found = new List<int>(1);
        for (; at >= 0; at = _chain[at].Next)
            found.Add(_chain[at].Node);
        found.Reverse();
        return found;
    }
}
