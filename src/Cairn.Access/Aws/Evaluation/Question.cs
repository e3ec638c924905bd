using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>A request with every policy that takes part, ready to be evaluated.</summary>
internal sealed record Question : IKeys
{
    public static readonly PolicySet NoPolicies = new(PolicyLayers.Identity, []);

    private static readonly Dictionary<string, EndpointDoor> NoDoors = [];

    public required AwsCaller Caller { get; init; }

    public required AwsAction Action { get; init; }

    public required string Resource { get; init; }

    public string? ResourceAccount { get; init; }

    public PolicySet Identity { get; init; } = NoPolicies;

    public PolicySet? Boundary { get; init; }

    public PolicySet? Session { get; init; }

    public IReadOnlyList<PolicySet> ServiceControls { get; init; } = [];

    public IReadOnlyList<PolicySet> ResourceControls { get; init; } = [];

    public PolicySet? Endpoint { get; init; }

    public PolicySet? ResourcePolicy { get; init; }

    public bool TakesNoResource { get; init; }

    public bool IsContextComplete { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } = AwsRequest.NoContext;

    /// <summary>Facts beyond the context: the caller's and the resource's own; null where nothing but the context counts.</summary>
    public KnownFacts? Facts { get; init; }

    /// <summary>Keys whose presence or value is open even though the context names them, by lower-case key; null for none.</summary>
    public Func<string, KeyValue?>? Override { get; init; }

    /// <summary>Why the caller's policies are not all known; null if they are.</summary>
    public string? IdentityUnknown { get; init; }

    /// <summary>Why the resource's policy is not known; null if it is.</summary>
    public string? ResourcePolicyUnknown { get; init; }

    /// <summary>True for a caller outside the estate, whose own account is taken to grant everything.</summary>
    public bool IsOutsider { get; init; }

    /// <summary>True if the request may go to any region, so that its region is the caller's choice.</summary>
    public bool IsRegionOpen { get; init; }

    /// <summary>Where reasons go; null unless tracing.</summary>
    public List<Reason>? Trace { get; init; }

    /// <summary>Statements, by policy and label, that are taken not to be there; null for none. A denial is never left out.</summary>
    public IReadOnlySet<(string Policy, string Statement)>? Without { get; init; }

    /// <summary>The request's resource as a pattern, or null where it names one resource.</summary>
    public ResourcePattern? ResourcePattern { get; init; }

    /// <summary>The same request as the bucket behind an access point sees it; null where there is nothing behind, or the action is about the access point itself.</summary>
    public Question? Behind { get; init; }

    /// <summary>The estate's VPC endpoints by id.</summary>
    public IReadOnlyDictionary<string, EndpointDoor> Doors { get; init; } = NoDoors;

    /// <summary>The endpoint of the estate that the request goes through; null for none, or one nobody named.</summary>
    public EndpointDoor? Door { get; init; }

    /// <summary>The access point the request comes through; null for none.</summary>
    public AwsResource? Point { get; init; }

    // A resource whose account nobody knows yet is the estate's own, and an outsider's account is none of the estate's.
    public bool IsSameAccount => (ResourceAccount is null && !IsOutsider) || Caller.Account is null || ResourceAccount == Caller.Account;

    public KeyValue this[string lowerKey]
    {
        get
        {
            if (Override?.Invoke(lowerKey) is { } chosen)
                return chosen;
            if (Context.TryGetValue(lowerKey, out var values))
                return values.Count == 0 ? KeyValue.Absent : KeyValue.Of(values as string[] ?? [.. values]);
            var fact = Facts?.Find(lowerKey, this);
            return fact ?? (IsContextComplete ? KeyValue.Absent : KeyValue.Unknown);
        }
    }

    /// <summary>A resource with a <c>*</c> is a pattern; a <c>?</c> may be part of a name.</summary>
    public static ResourcePattern? PatternOf(string resource)
        => resource.Contains('*', StringComparison.Ordinal) ? Patterns.ResourcePattern.OfRequest(resource) : null;
}
