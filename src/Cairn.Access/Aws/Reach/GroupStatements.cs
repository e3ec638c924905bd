using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Reach;

/// <summary>Every statement outside resource policies that has a say when one group of principals uses one row.</summary>
internal sealed class GroupStatements
{
    private readonly List<ResourcePattern> _patterns = [];
    private readonly HashSet<ResourcePattern> _seen = [];
    private readonly List<ResourcePattern> _granted = [];
    private readonly bool _inside;
    private IReadOnlyList<string>? _prefixes;
    private bool _mayAllowAny;
    private bool _usesEndpoint;

    public GroupStatements(AwsEnvironment environment, PrincipalGroup group, CompiledRow row, bool evenWithoutAllows)
    {
        var first = row.OwnChecks.Count > 0 ? row.OwnChecks[0] : null;
        HasAllows = group.IsRoot || group.Profile.Principal.Incomplete is not null || first is null
            || first.Actions.Any(action => group.Profile.Identity.For(action).Allows.Length > 0);
        if (!HasAllows && !evenWithoutAllows)
            return;
        _mayAllowAny = group.IsRoot || group.Profile.Principal.Incomplete is not null || first is not { IsPlain: true };
        _inside = first is { IsInside: true };
        if (!_mayAllowAny)
            CollectGranted(group.Profile.Identity, first!);
        foreach (var check in row.OwnChecks)
        {
            foreach (var action in check.Actions)
                Collect(environment, group, check, action);
        }
        if (_usesEndpoint)
            CollectEndpoints(environment, row);
    }

    /// <summary>False if no identity statement allows any action of the first check.</summary>
    public bool HasAllows { get; }

    /// <summary>True if the answer depends on which member of the group asks.</summary>
    public bool UsesPrincipalKeys { get; private set; }

    /// <summary>True if the answer depends on a target's tags, or on its name in a way patterns do not tell.</summary>
    public bool UsesResourceKeys { get; private set; }

    /// <summary>The resource patterns that speak of targets.</summary>
    public IReadOnlyList<ResourcePattern> Patterns => _patterns;

    /// <summary>How the ARNs begin that identity statements may speak of; null if they may speak of any.</summary>
    public IReadOnlyList<string>? GrantedPrefixes => _mayAllowAny ? null : _prefixes ??= [.. _granted.Select(pattern => pattern.Whole.LiteralPrefix).Distinct(StringComparer.Ordinal)];

    /// <summary>False if no identity statement can speak of a target.</summary>
    public bool MayAllow(SpecialTarget target)
    {
        if (_mayAllowAny)
            return true;
        foreach (var pattern in _granted)
        {
            if (_inside ? pattern.MatchPattern(target.Inside) != ResourceMatch.None : pattern.Matches(target.Arn))
                return true;
        }
        return false;
    }

    private void CollectGranted(PolicySet identity, CompiledCheck first)
    {
        foreach (var statement in first.Actions.SelectMany(action => identity.For(action).Allows).Select(entry => entry.Statement))
        {
            _mayAllowAny |= statement.IsNotResource || statement.Resources is null;
            foreach (var resource in statement.Resources ?? [])
            {
                if ((resource.Wide ?? resource.Pattern).For(PolicyLayers.Identity) is not { } pattern)
                    continue;
                _mayAllowAny |= pattern.IsEverything;
                _granted.Add(pattern);
            }
        }
    }

    private void Collect(AwsEnvironment environment, PrincipalGroup group, CompiledCheck check, AwsAction action)
    {
        var profile = group.Profile;
        Collect(profile.Identity, check, action);
        Collect(profile.Boundary, check, action);
        foreach (var level in profile.ServiceControls)
            Collect(level, check, action);
        foreach (var level in environment.ResourceControlsOf(profile.Caller.Account))
            Collect(level, check, action);
    }

    // Where a condition demands an endpoint, the endpoint's policy may single out targets and callers too.
    private void CollectEndpoints(AwsEnvironment environment, CompiledRow row)
    {
        foreach (var door in environment.Endpoints.Values)
        {
            UsesPrincipalKeys |= door.Policy is not null && EndpointStatements.NamePrincipals(door.Policy);
            foreach (var check in row.OwnChecks)
            {
                foreach (var action in check.Actions)
                    Collect(door.Policy, check, action);
            }
        }
    }

    private void Collect(PolicySet? set, CompiledCheck check, AwsAction action)
    {
        if (set is null)
            return;
        var matched = set.For(action);
        foreach (var entry in matched.Allows)
            Collect(entry.Statement, set.Layer, check);
        foreach (var entry in matched.Denies)
            Collect(entry.Statement, set.Layer, check);
    }

    private void Collect(Statement statement, PolicyLayers layer, CompiledCheck check)
    {
        UsesPrincipalKeys |= statement.UsesPrincipalKeys || statement.IsNotPrincipal;
        UsesResourceKeys |= statement.UsesResourceKeys;
        _usesEndpoint |= statement.UsesEndpoint;
        if (!check.NamesTarget)
            return;
        foreach (var resource in statement.Resources ?? [])
        {
            if ((resource.Wide ?? resource.Pattern).For(layer) is { IsEverything: false } pattern && _seen.Add(pattern))
                _patterns.Add(pattern);
        }
    }
}
