using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Credentials;

/// <summary>States which credentials a vault entry wraps: reading the entry gives them.</summary>
internal static class StoredCredentials
{
    public static void State(Mapped vault, Field value)
    {
        foreach (var hash in SecretMarkers.In(value))
            vault.Edge(SecretMarkers.Credential(vault, hash, "stored-secret"), EdgeKinds.StoredIn, vault.Self, value);
    }
}
