using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Reach;

/// <summary>Everybody who may turn up: the estate's principals first, then anyone, then whoever resource policies name from outside.</summary>
internal sealed class Callers
{
    private readonly Dictionary<string, int> _outsiders = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<int>> _byTarget = [];
    private readonly List<AwsCaller> _all;
    private readonly AwsEnvironment _environment;

    public Callers(AwsEnvironment environment)
    {
        _environment = environment;
        _all = [.. environment.Profiles.Select(profile => profile.Caller), AwsCaller.Anonymous];
        AnonymousIndex = _all.Count - 1;
        for (var i = 0; i < environment.Resources.Count; i++)
        {
            if (environment.ResourcePolicies[i] is { } policy)
                Collect(i, policy);
            foreach (var grant in environment.Resources[i].Grants)
            {
                if (IndexOf(new PrincipalPattern("AWS", grant.Grantee), i) is { } caller)
                    Note(i, caller);
            }
            if (environment.Resources[i].Bucket is { AclGrants.Count: > 0 })
                Note(i, AnonymousIndex);
        }
    }

    public IReadOnlyList<AwsCaller> All => _all;

    public int AnonymousIndex { get; }

    /// <summary>The callers from outside the estate (anonymous included) that a resource's policy may admit.</summary>
    public IReadOnlyList<int> OutsidersOf(int target) => _byTarget.TryGetValue(target, out var callers) ? callers : [];

    private void Collect(int target, PolicySet policy)
    {
        foreach (var statement in policy.Documents.SelectMany(document => document.Statements).Where(statement => !statement.IsDeny))
        {
            if (statement.IsNotPrincipal)
                Note(target, AnonymousIndex);
            foreach (var principal in statement.Principals ?? [])
            {
                if (IndexOf(principal, target) is { } caller && !statement.IsNotPrincipal)
                    Note(target, caller);
            }
        }
    }

    private int? IndexOf(PrincipalPattern principal, int target)
    {
        if (principal.IsEveryone)
            return AnonymousIndex;
        var text = principal.Account is { } account ? Root(account, principal.Value, target) : principal.Value;
        var caller = AwsCaller.Parse(text);
        if (!IsOutsider(caller, principal.Type))
            return null;
        if (_outsiders.TryGetValue(text, out var index))
            return index;
        _all.Add(caller);
        return _outsiders[text] = _all.Count - 1;
    }

    // A bare account number is of the target's own partition.
    private string Root(string account, string value, int target)
        => Arn.TryParse(value, out _) ? value : $"arn:{(Arn.TryParse(_environment.Resources[target].Arn, out var arn) ? arn.Partition : "aws")}:iam::{account}:root";

    // Principals of the estate's own accounts are all known; one that is missing there no longer exists.
    private bool IsOutsider(AwsCaller caller, string type) => type switch
    {
        "Service" or "Federated" => true,
        "AWS" => caller.Kind is CallerKind.User or CallerKind.Role or CallerKind.Session or CallerKind.Root
            && _environment.AccountOf(caller.Account) is null
            && _environment.FindPrincipal(caller) < 0,
        _ => false,
    };

    private void Note(int target, int caller)
    {
        if (!_byTarget.TryGetValue(target, out var callers))
            _byTarget[target] = callers = [];
        if (!callers.Contains(caller))
            callers.Add(caller);
    }
}
