using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Locations;

/// <summary>States which container image something runs, and the registry the image lies in.</summary>
internal static class Images
{
    public static void Link(Mapped mapped, Place from, Field field)
    {
        if (field.IsUnknown)
            mapped.Gap("image-unknown", mapped.Self, $"the image `{field.Pointer}` is not known until it is applied");
        if (field.Text is not { Length: <= 2048 } uri || uri.Any(char.IsWhiteSpace))
            return;
        var image = mapped.Add(uri, "ContainerImage");
        mapped.Set(image, "name", uri);
        mapped.Set(image, "pinned", uri.Contains("@sha256:", StringComparison.Ordinal));
        mapped.Edge(from, EdgeKinds.UsesImage, image, field);
        if (Registry(uri, mapped.Scope.Partition) is { } registry)
            mapped.Edge(image, EdgeKinds.StoredInRegistry, mapped.Named(registry, "ContainerRegistry"), field);
    }

    /// <summary><c>account.dkr.ecr.region.amazonaws.com/repository:tag</c> lies in that account's repository.</summary>
    private static string? Registry(string uri, string partition)
    {
        var slash = uri.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || uri[..slash].Split('.') is not [var account, "dkr", "ecr", var region, "amazonaws", ..])
            return null;
        var end = uri.AsSpan(slash + 1).IndexOfAny('@', ':');
        var repository = end < 0 ? uri[(slash + 1)..] : uri.Substring(slash + 1, end);
        return $"arn:{partition}:ecr:{region}:{account}:repository/{repository}";
    }
}
