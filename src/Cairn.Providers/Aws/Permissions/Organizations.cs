using Cairn.Access.Aws;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>Where an account stands in its organisation, and which control policies bind it there.</summary>
internal static class Organizations
{
    public static AwsAccount Account(Derivation d, Documents documents, string id) => new(id);
}
