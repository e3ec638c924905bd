namespace Cairn.Access.Aws.Reach;

/// <summary>The targets of a row that are looked at one by one, found without trying each of them for each caller.</summary>
internal sealed class SpecialTargets
{
    private readonly Dictionary<string, Shelf> _byOwner = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SpecialTarget>> _byAdmitted = new(StringComparer.Ordinal);
    private readonly Shelf _ownerless;
    private readonly Shelf _wide;

    public SpecialTargets(IReadOnlyList<SpecialTarget> all)
    {
        _ownerless = new([.. all.Where(target => target.Account is null)]);
        _wide = new([.. all.Where(target => target.Account is not null && target.IsWide)]);
        foreach (var own in all.Where(target => target.Account is not null).GroupBy(target => target.Account!))
            _byOwner[own.Key] = new([.. own]);
        foreach (var target in all.Where(target => target is { Account: not null, IsWide: false }))
        {
            foreach (var account in target.Admitted)
            {
                if (!_byAdmitted.TryGetValue(account, out var admitting))
                    _byAdmitted[account] = admitting = [];
                admitting.Add(target);
            }
        }
    }

    /// <summary>Whether the policy of a target that an account's principals count as their own grants to everyone.</summary>
    public bool HasWide(string? account) => _ownerless.Wide.Count > 0 || (account is not null && _byOwner.TryGetValue(account, out var own) && own.Wide.Count > 0);

    /// <summary>The targets of the own account, and those of no known account, that the statements or a wide policy may speak of.</summary>
    public IEnumerable<SpecialTarget> Own(string? account, GroupStatements statements)
    {
        var own = account is not null && _byOwner.TryGetValue(account, out var shelf) ? shelf.For(statements, withWide: true) : [];
        return own.Concat(_ownerless.For(statements, withWide: true));
    }

    /// <summary>The targets of other accounts whose policies may let an account's principals in.</summary>
    public IEnumerable<SpecialTarget> Foreign(string? account, GroupStatements statements)
    {
        var named = account is not null && _byAdmitted.TryGetValue(account, out var admitting) ? admitting : [];
        return named.Concat(_wide.For(statements, withWide: false)).Where(target => target.Account != account);
    }

    /// <summary>Some targets, in their order and by ARN.</summary>
    private sealed class Shelf(IReadOnlyList<SpecialTarget> all)
    {
        private readonly ByArn<SpecialTarget> _byArn = new(all, target => target.Arn);

        public IReadOnlyList<SpecialTarget> Wide { get; } = [.. all.Where(target => target.IsWide)];

        public IEnumerable<SpecialTarget> For(GroupStatements statements, bool withWide)
        {
            if (statements.GrantedPrefixes is not { } prefixes)
                return all;
            var found = new SortedDictionary<int, SpecialTarget>();
            foreach (var target in withWide ? Wide : [])
                found[target.Target] = target;
            foreach (var prefix in prefixes)
            {
                var starting = _byArn.StartingWith(prefix);
                if (starting.Length == all.Count)
                    return all;
                foreach (var target in starting)
                    found[target.Target] = target;

                // A pattern for something inside the target may run on past the target's own ARN.
                foreach (var target in _byArn.Around(prefix))
                    found[target.Target] = target;
            }

            return found.Values;
        }
    }
}
