namespace Cairn.Providers.Mapping;

/// <summary>Finds nodes by any name that others use for them; one name may mean several nodes.</summary>
/// <remarks>Every account has its `default` and its `main`, so what answers to a name is kept by account: a lookup costs what one account holds, not what the estate does.</remarks>
internal sealed class NameIndex
{
    private readonly Dictionary<string, int> _accountNumbers = new(StringComparer.Ordinal);
    private readonly List<string> _accountNames = [];
    private readonly Dictionary<(string Name, int Account), int> _nodesOf = [];
    private readonly Dictionary<string, int> _accountsOf = new(StringComparer.Ordinal);

    // Chains, the newest first: there are millions of names, and most mean one node of one account.
    private readonly List<(int Node, int Next)> _nodes = [];
    private readonly List<(int Account, int Next)> _accounts = [];

    public void Add(string name, string account, int node)
    {
        var number = Number(account);
        if (!_nodesOf.TryGetValue((name, number), out var next))
        {
            next = -1;
            _accounts.Add((number, _accountsOf.GetValueOrDefault(name, -1)));
            _accountsOf[name] = _accounts.Count - 1;
        }

        for (var i = next; i >= 0; i = _nodes[i].Next)
        {
            if (_nodes[i].Node == node)
                return;
        }

        _nodesOf[(name, number)] = _nodes.Count;
        _nodes.Add((node, next));
    }

    /// <summary>The accounts with a node that answers to the name, in the order they were added.</summary>
    public IReadOnlyList<string> AccountsWith(string name)
    {
        var found = new List<string>(1);
        for (var at = _accountsOf.GetValueOrDefault(name, -1); at >= 0; at = _accounts[at].Next)
            found.Add(_accountNames[_accounts[at].Account]);
        found.Reverse();
        return found;
    }

    /// <summary>The nodes of one account that answer to the name, in the order they were added.</summary>
    public IReadOnlyList<int> Find(string name, string account)
    {
        if (!_accountNumbers.TryGetValue(account, out var number) || !_nodesOf.TryGetValue((name, number), out var at))
            return [];
        var found = new List<int>(1);
        for (; at >= 0; at = _nodes[at].Next)
            found.Add(_nodes[at].Node);
        found.Reverse();
        return found;
    }

    private int Number(string account)
    {
        if (_accountNumbers.TryGetValue(account, out var number))
            return number;
        _accountNames.Add(account);
        return _accountNumbers[account] = _accountNames.Count - 1;
    }
}
