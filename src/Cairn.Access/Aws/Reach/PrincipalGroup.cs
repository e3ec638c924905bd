using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Reach;

/// <summary>Principals of one account with equal policies: a permission that does not look at who they are holds for all of them or for none.</summary>
internal sealed class PrincipalGroup
{
    public PrincipalGroup(PrincipalProfile profile, IReadOnlyList<int> members)
        => (Profile, Members) = (profile, members);

    public PrincipalProfile Profile { get; }

    /// <summary>Their indexes, ascending.</summary>
    public IReadOnlyList<int> Members { get; }

    public bool IsRoot => Profile.Caller.Kind == CallerKind.Root;

    public static IReadOnlyList<PrincipalGroup> Of(AwsEnvironment environment)
        => [.. Enumerable.Range(0, environment.Profiles.Count)
            .GroupBy(i => Key(environment.Profiles[i]))
            .Select(group => new PrincipalGroup(environment.Profiles[group.First()], [.. group]))];

    // Policy sets are shared, so equal ones are the same object; the organization's policies follow from the account.
    private static (string?, CallerKind, PolicySet, PolicySet?, bool, string?) Key(PrincipalProfile profile)
        => (profile.Caller.Account, profile.Caller.Kind, profile.Identity, profile.Boundary, profile.Principal.IsServiceLinked, profile.Principal.Incomplete);
}
