using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Locations;

/// <summary>States that something is handed a secret or a parameter when it starts.</summary>
internal static class SecretLinks
{
    public static void Mount(Mapped mapped, Place from, Field field)
    {
        if (field.IsUnknown && field.Reference is null)
            mapped.Gap("reference-unknown", mapped.Self, $"what `{field.Pointer}` refers to is not known until it is applied");
        if (Mapped.NameIn(field) is { } name)
            mapped.Edge(from, EdgeKinds.Mounts, mapped.Named(Whole(name), "Secret"), field);
    }

    /// <summary>
    /// A reference may go on with a JSON key, a stage and a version, which do not matter here:
    /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
    /// </summary>
    public static string Whole(string reference)
    {
        var parts = reference.Split(':');
        return parts is ["arn", _, "secretsmanager", _, _, "secret", _, ..] ? string.Join(':', parts.Take(7)) : reference;
    }
}
