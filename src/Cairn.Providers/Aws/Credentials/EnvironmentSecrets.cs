using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Credentials;

/// <summary>States the names of environment variables and the credentials that lie in them; values are never kept.</summary>
internal static class EnvironmentSecrets
{
    public static void State(Mapped mapped, Place owner, params ReadOnlySpan<Field> environments)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var environment in environments)
        {
            names.UnionWith(environment.Members.Select(member => member.Name));
            foreach (var (name, value) in environment.Members)
            {
                foreach (var hash in SecretMarkers.In(value))
                    mapped.Edge(owner, EdgeKinds.Holds, SecretMarkers.Credential(mapped, hash, "environment-variable"), value, null, ("name", name));
            }
        }

        if (names.Count > 0)
            mapped.Set(owner, "environmentNames", Value.List(names.Select(name => (Value)name)));
    }
}
