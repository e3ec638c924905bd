using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Reach;

/// <summary>A target whose own policy takes part, and whom that policy singles out for one row.</summary>
internal sealed class SpecialTarget
{
    private readonly HashSet<string> _accounts = new(StringComparer.Ordinal);

    public SpecialTarget(AwsEnvironment environment, CompiledRow row, int target)
    {
        Target = target;
        Arn = environment.Resources[target].Arn;
        Inside = ResourcePattern.OfEncoded("", Glob.Clean(AccessPointArns.Contents(environment.Resources[target], "")) + Glob.Star);
        Account = environment.Resources[target].Account;
        IsWide = environment.Resources[target].Bucket is { AclGrants.Count: > 0 };
        NoteGrants(environment, target);
        foreach (var check in row.OwnChecks)
        {
            Note(environment, check, environment.ResourcePolicies[target], isGrant: !check.Source.IsForEncrypted);
            foreach (var level in environment.ResourceControlsOf(Account))
                Note(environment, check, level, isGrant: false);
            NoteBucketBehind(environment, check, environment.Resources[target]);
            if (check.Source.IsForEncrypted && environment.Resources[target].EncryptionKeyArn is { } key && environment.FindResource(key) is >= 0 and var index)
            {
                Note(environment, check, environment.ResourcePolicies[index], isGrant: false);
                NoteGrants(environment, index);
            }
        }
    }

    public int Target { get; }

    public string Arn { get; }

    /// <summary>What a request names that may be about anything inside the target.</summary>
    public ResourcePattern Inside { get; }

    public string? Account { get; }

    /// <summary>True if the policy grants to everyone, or to everyone but some.</summary>
    public bool IsWide { get; private set; }

    /// <summary>True if the policy looks at who of an account calls.</summary>
    public bool UsesPrincipalKeys { get; private set; }

    /// <summary>Principals that the policy names one by one; each is decided alone.</summary>
    public HashSet<int> Named { get; } = [];

    /// <summary>The accounts whose principals the policy may let in, where it names accounts.</summary>
    public IReadOnlyCollection<string> Admitted => _accounts;

    private void NoteGrants(AwsEnvironment environment, int key)
    {
        foreach (var grant in environment.Resources[key].Grants)
        {
            if (environment.FindPrincipal(AwsCaller.Parse(grant.Grantee)) is >= 0 and var index)
                Named.Add(index);
        }
    }

    // The bucket's policy can tell callers apart; it lets in nobody whom the access point does not.
    private void NoteBucketBehind(AwsEnvironment environment, CompiledCheck check, AwsResource point)
    {
        if (point.AccessPoint is not { } facts || environment.FindResource(facts.BucketArn) is not (>= 0 and var bucket))
            return;
        Note(environment, check, environment.ResourcePolicies[bucket], isGrant: false);
        foreach (var level in environment.ResourceControlsOf(environment.Resources[bucket].Account))
            Note(environment, check, level, isGrant: false);
    }

    private void Note(AwsEnvironment environment, CompiledCheck check, PolicySet? policy, bool isGrant)
    {
        foreach (var action in policy is null ? [] : check.Actions)
        {
            var matched = policy!.For(action);
            foreach (var entry in matched.Allows)
                Note(environment, entry.Statement, isGrant);
            foreach (var entry in matched.Denies)
                Note(environment, entry.Statement, allows: false);
        }
    }

    private void Note(AwsEnvironment environment, Statement statement, bool allows)
    {
        UsesPrincipalKeys |= statement.UsesPrincipalKeys || statement.IsNotPrincipal || (statement.UsesEndpoint && EndpointStatements.NamePrincipals(environment));
        IsWide |= allows && statement.IsNotPrincipal;
        foreach (var principal in statement.Principals ?? [])
        {
            IsWide |= allows && principal.IsEveryone;
            if (principal.Account is { } account)
                _accounts.Add(account);
            else if (principal.Type == "AWS" && !principal.IsEveryone && environment.FindPrincipal(AwsCaller.Parse(principal.Value)) is >= 0 and var index)
                Named.Add(index);
        }
    }
}
