namespace Cairn.Access.Aws;

/// <summary>One question: may this caller do this here?</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Action">The action, as <c>s3:GetObject</c>.</param>
/// <param name="Resource">The ARN; one with wildcards asks whether any resource of that form can be reached; <c>*</c> asks about any.</param>
public sealed record AwsRequest(AwsCaller Caller, string Action, string Resource)
{
    /// <summary>The owner of the resource; by default the account in its ARN, or of the known resource it belongs to.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>Request keys that are known, with their values; an empty list is a key known to be absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } = NoContext;

    /// <summary>True if every key not given is absent; false if such a key is unknown.</summary>
    public bool IsContextComplete { get; init; }

    /// <summary>Policies passed when the session was made; null for none.</summary>
    public IReadOnlyList<PolicyDocument>? SessionPolicies { get; init; }

    /// <summary>Policies of the VPC endpoint that the request passes; null for none.</summary>
    public IReadOnlyList<PolicyDocument>? EndpointPolicies { get; init; }

    /// <summary>Whether the action takes no resource; null to ask the catalogue.</summary>
    public bool? TakesNoResource { get; init; }

    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> NoContext { get; } = new Dictionary<string, IReadOnlyList<string>>();
}
