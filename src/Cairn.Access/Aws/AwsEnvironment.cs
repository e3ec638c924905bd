using System.Collections.Frozen;
using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws;

/// <summary>Everything permission questions are asked against; immutable, shared freely between threads.</summary>
public sealed class AwsEnvironment
{
    private static readonly AwsAction TagSession = new("sts:TagSession");

    private readonly FrozenDictionary<string, AwsAccount> _accounts;
    private readonly FrozenDictionary<string, int> _principalByArn;
    private readonly FrozenDictionary<string, int> _roleBySession;
    private readonly FrozenDictionary<string, int> _resourceByArn;
    private readonly FrozenDictionary<string, PolicySet[]> _resourceControls;

    internal AwsEnvironment(AwsEnvironmentBuilder builder)
    {
        Catalogue = builder.Catalogue;
        AsOf = builder.AsOf;
        Principals = [.. builder.Principals];
        Resources = BucketObjects.WithBucketFacts(builder.Resources);
        _accounts = builder.Accounts.ToFrozenDictionary(account => account.Id, StringComparer.Ordinal);
        _principalByArn = Index(Principals, principal => principal.Arn);
        _resourceByArn = Index(Resources, resource => resource.Arn);
        _roleBySession = Principals
            .Select((principal, i) => (Caller: AwsCaller.Parse(principal.Arn), i))
            .Where(entry => entry.Caller.Kind == CallerKind.Role)
            .DistinctBy(entry => SessionKey(entry.Caller))
            .ToFrozenDictionary(entry => SessionKey(entry.Caller), entry => entry.i, StringComparer.OrdinalIgnoreCase);
        var interned = new PolicySetCache();
        Profiles = [.. Principals.Select(principal => new PrincipalProfile(principal, AccountOf(AwsCaller.Parse(principal.Arn).Account), interned) { MayHaveSessionTags = MayHaveSessionTags(principal) })];
        ResourcePolicies = [.. Resources.Select(resource => OnResource(resource) is { Length: > 0 } documents ? interned.Get(PolicyLayers.Resource, documents) : null)];
        Endpoints = builder.Endpoints.GroupBy(endpoint => endpoint.Id, StringComparer.Ordinal).ToFrozenDictionary(
            same => same.Key,
            same => new EndpointDoor(same.First(), same.First().Policy is { } policy ? interned.Get(PolicyLayers.Endpoint, [policy]) : null),
            StringComparer.Ordinal);
        _resourceControls = _accounts.Values.ToFrozenDictionary(account => account.Id, account => PrincipalProfile.ControlsOf(account, interned), StringComparer.Ordinal);
    }

    public AwsCatalogue Catalogue { get; }

    /// <summary>No request is made before this time.</summary>
    public DateTimeOffset? AsOf { get; }

    public IReadOnlyList<AwsPrincipal> Principals { get; }

    public IReadOnlyList<AwsResource> Resources { get; }

    internal IReadOnlyList<PrincipalProfile> Profiles { get; }

    internal IReadOnlyList<PolicySet?> ResourcePolicies { get; }

    internal FrozenDictionary<string, EndpointDoor> Endpoints { get; }

    internal IReadOnlyList<PolicySet> ResourceControlsOf(string? account) => account is not null && _resourceControls.TryGetValue(account, out var controls) ? controls : [];

    /// <summary>The principal with this ARN, or the role behind this session; -1 if it is not part of the estate.</summary>
    public int FindPrincipal(AwsCaller caller)
    {
        if (_principalByArn.TryGetValue(caller.RoleArn ?? caller.Arn, out var index))
            return index;
        return caller.Kind == CallerKind.Session && _roleBySession.TryGetValue(SessionKey(caller), out index) ? index : -1;
    }

    /// <summary>The resource with this ARN, or the bucket, access point or collection that holds this object or index; -1 if it is not part of the estate.</summary>
    public int FindResource(string arn)
    {
        if (_resourceByArn.TryGetValue(arn, out var index))
            return index;
        return (BucketObjects.BucketArn(arn) ?? AccessPointArns.Of(arn) ?? CollectionData.CollectionOf(arn)) is { } holder && _resourceByArn.TryGetValue(holder, out index) ? index : -1;
    }

    public AwsAccount? AccountOf(string? id) => id is not null && _accounts.TryGetValue(id, out var account) ? account : null;

    internal string? OwnerOf(string arn, int resource)
        => resource >= 0 && Resources[resource].Account is { } owner ? owner
            : Arn.TryParse(arn, out var parsed) && parsed.Account.Length == 12 ? parsed.Account
            : null;

    // Whoever assumes the role may add tags only if its trust policy lets them.
    private bool MayHaveSessionTags(AwsPrincipal principal)
        => !_resourceByArn.TryGetValue(principal.Arn, out var role) || Resources[role].Policy is not { } trust
            || trust.Statements.Any(statement => !statement.IsDeny && statement.MatchesAction(TagSession));

    private static PolicyDocument[] OnResource(AwsResource resource) => resource.Policy is { } policy ? [policy, .. resource.DataPolicies] : [.. resource.DataPolicies];

    private static string SessionKey(AwsCaller caller) => $"{caller.Account}/{caller.Name}";

    private static FrozenDictionary<string, int> Index<T>(IReadOnlyList<T> items, Func<T, string> arn)
    {
        var index = new Dictionary<string, int>(items.Count, StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
            index.TryAdd(arn(items[i]), i);
        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
