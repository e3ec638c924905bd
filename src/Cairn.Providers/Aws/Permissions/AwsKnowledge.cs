using Cairn.Access;
using Cairn.Access.Aws;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>What must be known about AWS, beyond the records, to evaluate permissions.</summary>
/// <param name="Permissions">Which permissions make which edges.</param>
/// <param name="Catalogue">What the service authorization reference says of actions.</param>
/// <param name="ManagedPolicies">The documents of the policies that AWS manages.</param>
public sealed record AwsKnowledge(PermissionTable Permissions, AwsCatalogue Catalogue, ManagedPolicies ManagedPolicies)
{
    /// <summary>The calls that AWS checks part by part.</summary>
    public AwsCalls Calls { get; init; } = AwsCalls.None;

    /// <summary>Knows nothing: no permission edge will be drawn.</summary>
    public static AwsKnowledge None { get; } = new(new PermissionTable([]), AwsCatalogue.Empty, ManagedPolicies.None);
}
