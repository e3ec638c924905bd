using System.Collections.Frozen;
using System.Text.Json;

namespace Cairn.Access.Aws;

/// <summary>What the service reference says: which actions take no resource, and which services RCPs reach.</summary>
public sealed class AwsCatalogue
{
    private readonly FrozenSet<string> _withoutResource;
    private readonly FrozenSet<string> _resourceControlled;

    public AwsCatalogue(IEnumerable<string> actionsWithoutResource, IEnumerable<string> resourceControlledServices)
    {
        _withoutResource = actionsWithoutResource.Select(action => action.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);
        _resourceControlled = resourceControlledServices.Select(service => service.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Knows nothing: every action is taken to act on a resource, RCPs to reach every service.</summary>
    public static AwsCatalogue Empty { get; } = new([], []);

    /// <summary>Reads <c>{"withoutResource": {"s3": ["ListAllMyBuckets"]}, "resourceControlled": ["s3"]}</c>.</summary>
    public static AwsCatalogue Parse(JsonElement json)
        => new(
            json.GetProperty("withoutResource").EnumerateObject()
                .SelectMany(service => service.Value.EnumerateArray().Select(action => $"{service.Name}:{action.GetString()}")),
            json.GetProperty("resourceControlled").EnumerateArray().Select(service => service.GetString()!));

    /// <summary>True if the action takes no resource, so that only a statement about <c>*</c> speaks of it.</summary>
    public bool TakesNoResource(string action) => _withoutResource.Contains(action.ToLowerInvariant());

    internal bool TakesNoResourceLower(string lowerAction) => _withoutResource.Contains(lowerAction);

    internal bool IsResourceControlled(string service) => _resourceControlled.Count == 0 || _resourceControlled.Contains(service);
}
