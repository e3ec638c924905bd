using Cairn.Access.Aws;
using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>The estate as the permission engine sees it, with the nodes its indexes stand for.</summary>
internal sealed class EnvironmentOf
{
    /// <summary>
    /// No request that a scan is about was made before this version was. A fixed moment, so that the same input gives the
    /// same answer on any day; conditions that lapsed before it are settled, later ones stay open.
    /// </summary>
    private static readonly DateTimeOffset ThisVersion = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Derivation _derivation;
    private readonly Documents _documents;
    private readonly AwsEnvironmentBuilder _builder;
    private readonly Lookup _lookup;
    private readonly BucketFacts _buckets;
    private readonly CollectionAccess _collections;

    private EnvironmentOf(Derivation derivation, Documents documents, AwsCatalogue catalogue)
    {
        _derivation = derivation;
        _documents = documents;
        _lookup = new(derivation.Graph);
        _buckets = new(_lookup);
        _collections = new(derivation, _lookup, documents);
        _builder = new() { Catalogue = catalogue, AsOf = ThisVersion };
    }

    public List<int> PrincipalNodes { get; } = [];

    public List<int> ResourceNodes { get; } = [];

    private GraphSnapshot Graph => _derivation.Graph;

    public static (EnvironmentOf Nodes, AwsEnvironment Environment) Build(Derivation derivation, Documents documents, AwsCatalogue catalogue, IReadOnlyDictionary<string, int> accounts)
    {
        var of = new EnvironmentOf(derivation, documents, catalogue);
        var organizations = new Organizations(of._lookup, documents);
        foreach (var (id, node) in accounts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            of._builder.Add(organizations.Account(id, derivation.Key(node)));
        of.AddPrincipals();
        of.AddResources();
        of.AddEndpoints();
        foreach (var (id, node) in accounts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            of.Add(node, new AwsResource(derivation.Key(node)) { Kinds = ["Account"], Account = id });
        return (of, of._builder.Build());
    }

    private void AddPrincipals()
    {
        foreach (var node in _lookup.Nodes("User").Concat(_lookup.Nodes("Role")).Concat(_lookup.Nodes("Group")).Order())
        {
            if (!Graph.Key(node).Contains(":iam::", StringComparison.Ordinal) || !IsDescribed(node))
                continue;
            var (policies, incomplete) = _documents.Identity(node);
            foreach (var group in _lookup.To(node, EdgeKinds.MemberOf))
            {
                var (more, missing) = _documents.Identity(group);
                policies.AddRange(more);
                incomplete ??= missing;
            }

            var (boundary, unknownBoundary) = _documents.Boundary(node);
            if (incomplete is not null)
                _derivation.Gap("permissions-unknown", node, $"what it may do is not fully known: {incomplete}", "scan the state after the apply, or the live account");
            _builder.Add(new AwsPrincipal(ArnOf(node))
            {
                Policies = unknownBoundary is null ? policies : [],
                Boundary = boundary,
                Incomplete = unknownBoundary is null ? incomplete : $"its permissions boundary is not known: {unknownBoundary}",
                Tags = Tags(node),
                UniqueId = _lookup.Text(node, "uniqueId"),
            });
            PrincipalNodes.Add(node);
        }
    }

    /// <summary>To hold a group is to be a member of it: a user who has the group's policies and no others.</summary>
    private string ArnOf(int node)
    {
        var key = Graph.Key(node);
        return _lookup.Has(node, "Group") ? key.Replace(":group/", ":user/member-of/", StringComparison.Ordinal) : key;
    }

    private void AddResources()
    {
        for (var node = 0; node < Graph.NodeCount; node++)
        {
            var key = Graph.Key(node);
            if (!key.StartsWith("arn:", StringComparison.Ordinal) || _lookup.Has(node, "DataObject") || _lookup.Has(node, "Account"))
                continue;
            var (policy, unknown) = _documents.OnResource(node, _lookup.Has(node, "Role") ? PolicyRole.Trust : PolicyRole.Resource);
            if (unknown is not null)
                _derivation.Gap("access-unknown", node, $"who may use it is not known: {unknown}", "scan the state after the apply, or the live account");
            var (data, unknownData) = _collections.Of(node);
            if (unknownData is not null)
                _derivation.Gap("access-unknown", node, $"who may read and write it is not known: {unknownData}", "scan what holds its data access policies, or the live account");
            Add(node, new AwsResource(key)
            {
                Kinds = _lookup.Kinds(node),
                Account = _lookup.Text(node, "account") is { } account and not Accounts.Unknown ? account : null,
                Policy = policy,
                PolicyUnknown = unknown,
                DataPolicies = data,
                DataPoliciesUnknown = unknownData,
                Tags = Tags(node),
                EncryptionKeyArn = _lookup.To(node, EdgeKinds.EncryptedWith).Select(Graph.Key).FirstOrDefault(k => k.StartsWith("arn:", StringComparison.Ordinal)),
                Bucket = _lookup.Has(node, "AwsS3Bucket") || _lookup.Has(node, "Bucket") ? _buckets.Of(node) : null,
                AccessPoint = AccessPoint(node),
            });
        }
    }

    private void AddEndpoints()
    {
        foreach (var node in _lookup.Nodes("PrivateEndpoint").Where(node => Graph.Key(node).Contains(":vpc-endpoint/", StringComparison.Ordinal)))
        {
            var (policy, unknown) = _documents.OnResource(node, PolicyRole.Endpoint);
            _builder.Add(new AwsEndpoint(LastOf(Graph.Key(node)))
            {
                Network = _lookup.To(node, EdgeKinds.InNetwork).Where(at => _lookup.Has(at, "Network")).Select(at => LastOf(Graph.Key(at))).FirstOrDefault(),
                Account = _lookup.Text(node, "account"),
                Policy = policy,
                PolicyUnknown = unknown,
            });
        }
    }

    private static string LastOf(string key) => key[(key.LastIndexOf('/') + 1)..];

    /// <summary>The bucket behind an access point; null for anything else, and for one whose bucket no source names.</summary>
    private AwsAccessPointFacts? AccessPoint(int node)
    {
        if (!_lookup.Has(node, "AwsS3AccessPoint"))
            return null;
        foreach (var bucket in _lookup.To(node, EdgeKinds.Fronts))
            return new(Graph.Key(bucket), _lookup.Text(node, "bucketAccount") ?? _lookup.Text(bucket, "account"), NetworkOf(node));
        return null;
    }

    private string? NetworkOf(int node) =>
        _lookup.Text(node, "network")
        ?? _lookup.To(node, EdgeKinds.InNetwork).Select(network => LastOf(Graph.Key(network))).FirstOrDefault()
        ?? (_lookup.Text(node, "networkOrigin") == "VPC" ? "its network" : null);

    private void Add(int node, AwsResource resource)
    {
        _builder.Add(resource);
        ResourceNodes.Add(node);
    }

    private bool IsDescribed(int node) => _lookup.Text(node, "certainty") != "mentioned";

    private Dictionary<string, string>? Tags(int node)
    {
        var tags = Graph.Property(node, "tags");
        if (tags.IsNull)
            return IsDescribed(node) ? [] : null;
        return tags.AsMap().ToDictionary(tag => tag.Key, tag => tag.Value.AsString(), StringComparer.Ordinal);
    }
}
