namespace Cairn.Access.Aws.Reach;

/// <summary>All edges of one row, in groups.</summary>
internal sealed class RowReach
{
    private readonly AwsEnvironment _environment;
    private readonly Callers _callers;
    private readonly CompiledRow _row;
    private readonly TargetIndex _targets;
    private readonly RowRule _rule;
    private readonly SpecialTarget[] _special;
    private readonly SpecialTargets _byOwner;
    private readonly int _number;
    private readonly Action<int, int, string> _cut;

    public RowReach(AwsEnvironment environment, Callers callers, CompiledRow row, int number, TargetIndex targets, Action<int, int, string> cut)
    {
        (_environment, _callers, _row, _number, _targets, _cut) = (environment, callers, row, number, targets, cut);
        _rule = new RowRule(environment);
        var special = row.IsUniform ? targets.Special : targets.All;
        _special = [.. special.Where(target => _rule.MayHold(row, target)).Select(target => new SpecialTarget(environment, row, target))];
        _byOwner = new SpecialTargets(_special);
    }

    public IEnumerable<ReachGroup> Find(IReadOnlyList<PrincipalGroup> groups, CancellationToken cancellation)
    {
        foreach (var group in groups)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var found in OfGroup(group))
                yield return found;
        }
        foreach (var found in OfNamed().Concat(OfOutsiders()))
            yield return found;
    }

    private List<ReachGroup> OfGroup(PrincipalGroup group)
    {
        var hasWide = _byOwner.HasWide(group.Profile.Caller.Account);
        var statements = new GroupStatements(_environment, group, _row, hasWide);
        if (!statements.HasAllows && !hasWide)
            return [];
        var edges = new EdgeCollector(_number, _cut);
        foreach (var members in statements.UsesPrincipalKeys ? group.Members.Select(member => (IReadOnlyList<int>)[member]) : [group.Members])
        {
            if (statements.HasAllows && _row.IsUniform)
                OfClasses(group, members, statements, edges);
            OfSpecial(group, members, statements, edges);
        }
        return edges.Groups();
    }

    // Without a policy on the target's side, only the own account can reach it.
    private void OfClasses(PrincipalGroup group, IReadOnlyList<int> members, GroupStatements statements, EdgeCollector edges)
    {
        foreach (var targets in _targets.ClassesOf(group.Profile.Caller.Account))
        {
            var exceptions = ClassExceptions.Find(targets, _targets, _row, statements, _environment);
            if (exceptions is null)
            {
                foreach (var target in targets.Members)
                    edges.Add(members, target, _rule.Decide(_callers.All[members[0]], members[0], _row, target));
                continue;
            }
            foreach (var target in exceptions)
                edges.Add(members, target, _rule.Decide(_callers.All[members[0]], members[0], _row, target));
            var rest = exceptions.Count == 0 ? targets.Members : [.. targets.Members.Where(target => !exceptions.Contains(target))];
            if (rest.Length > 0)
                edges.Add(members, rest, _rule.Decide(_callers.All[members[0]], members[0], _row, targets.Witness, -1, null));
        }
    }

    private void OfSpecial(PrincipalGroup group, IReadOnlyList<int> members, GroupStatements statements, EdgeCollector edges)
    {
        var account = group.Profile.Caller.Account;
        var foreign = statements.HasAllows ? _byOwner.Foreign(account, statements) : [];
        foreach (var special in _byOwner.Own(account, statements).Concat(foreign))
        {
            var isOwn = special.Account is null || special.Account == account;
            if (!(isOwn && special.IsWide) && !(statements.HasAllows && statements.MayAllow(special)))
                continue;
            var unnamed = special.Named.Count == 0 ? members : [.. members.Where(member => !special.Named.Contains(member))];
            foreach (var some in special.UsesPrincipalKeys ? unnamed.Select(member => (IReadOnlyList<int>)[member]) : unnamed.Count > 0 ? [unnamed] : [])
                edges.Add(some, special.Target, _rule.Decide(_callers.All[some[0]], some[0], _row, special.Target));
        }
    }

    private List<ReachGroup> OfNamed()
    {
        var edges = new EdgeCollector(_number, _cut);
        foreach (var special in _special)
        {
            foreach (var member in special.Named.Order())
                edges.Add([member], special.Target, _rule.Decide(_callers.All[member], member, _row, special.Target));
        }
        return edges.Groups();
    }

    private List<ReachGroup> OfOutsiders()
    {
        var edges = new EdgeCollector(_number, _cut);
        foreach (var target in _targets.All)
        {
            foreach (var caller in _callers.OutsidersOf(target))
                edges.Add([caller], target, _rule.Decide(_callers.All[caller], -1, _row, target));
        }
        return edges.Groups();
    }
}
