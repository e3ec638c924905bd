using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Reach;

/// <summary>All edges of one row: candidates out of the policies' patterns, each then decided.</summary>
internal sealed class RowReach(AwsEnvironment environment, Callers callers, CompiledRow row, TargetIndex targets)
{
    private readonly RowRule _rule = new(environment);
    private readonly int[] _withPolicy = [.. targets.All.Where(target => environment.ResourcePolicies[target] is not null)];

    public IEnumerable<ReachEdge> Find(int rowIndex, CancellationToken cancellation)
    {
        for (var principal = 0; principal < environment.Principals.Count; principal++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var target in Candidates(principal))
            {
                if (Decide(rowIndex, principal, principal, target) is { } edge)
                    yield return edge;
            }
        }
        foreach (var (caller, target) in OutsideCandidates())
        {
            cancellation.ThrowIfCancellationRequested();
            if (Decide(rowIndex, caller, -1, target) is { } edge)
                yield return edge;
        }
    }

    private ReachEdge? Decide(int rowIndex, int caller, int principal, int target)
    {
        var verdict = _rule.Decide(callers.All[caller], principal, row, target);
        return verdict.Verdict.MayAllow ? new ReachEdge(caller, rowIndex, target, verdict.Verdict, verdict.Scope, verdict.Actions) : null;
    }

    private IEnumerable<(int Caller, int Target)> OutsideCandidates()
        => targets.All
            .SelectMany(target => callers.OutsidersOf(target).Select(caller => (Caller: caller, Target: target)))
            .OrderBy(pair => pair.Caller)
            .ThenBy(pair => pair.Target);

    // Whatever the first check's identity statements or the resource's own policy might grant; the rest is denied for certain.
    private IEnumerable<int> Candidates(int principal)
    {
        var profile = environment.Profiles[principal];
        if (profile.Caller.Kind == CallerKind.Root)
            return targets.All;
        var found = new SortedSet<int>(_withPolicy);
        foreach (var check in row.Checks.Where(check => check.Caller is null).Take(1))
        {
            foreach (var action in check.Actions)
            {
                foreach (var entry in profile.Identity.For(action).Allows)
                {
                    if (!AddMatching(entry.Statement, check, found))
                        return targets.All;
                }
            }
        }
        return found;
    }

    // False if the statement may speak of every target.
    private bool AddMatching(Statement statement, CompiledCheck check, SortedSet<int> found)
    {
        if (statement.IsNotResource || statement.Resources is not { } resources || check.Source.Resource is not ("{arn}" or "{arn}/*"))
            return false;
        foreach (var resource in resources)
        {
            if ((resource.Wide ?? resource.Pattern).For(PolicyLayers.Identity) is not { } pattern)
                continue;
            if (pattern.IsEverything)
                return false;
            AddMatching(pattern, check, found);
        }
        return true;
    }

    private void AddMatching(ResourcePattern pattern, CompiledCheck check, SortedSet<int> found)
    {
        var literal = pattern.Whole.LiteralPrefix;
        if (check.Source.Resource == "{arn}")
        {
            foreach (var target in targets.StartingWith(literal))
            {
                if (pattern.Matches(environment.Resources[target].Arn))
                    found.Add(target);
            }
            return;
        }

        // Something inside the target: the literal may run on past the target's own ARN.
        for (var slash = literal.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = literal.IndexOf('/', slash + 1))
            found.UnionWith(Exactly(literal[..slash]));
        foreach (var target in targets.StartingWith(literal))
        {
            if (GlobOverlap.Exists(Glob.Encode(environment.Resources[target].Arn) + "/" + Glob.Star, pattern.Whole.Text))
                found.Add(target);
        }
    }

    private int[] Exactly(string arn)
    {
        var found = new List<int>();
        foreach (var target in targets.StartingWith(arn))
        {
            if (environment.Resources[target].Arn == arn)
                found.Add(target);
        }
        return [.. found];
    }
}
