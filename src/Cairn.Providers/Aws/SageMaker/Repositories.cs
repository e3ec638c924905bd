using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.SageMaker;

/// <summary>A code repository is named either by its SageMaker resource or by its URL.</summary>
internal static class Repositories
{
    public static void Link(Mapped mapped, Field field)
    {
        if (Mapped.NameIn(field) is not { } name)
            return;
        if (!name.Contains("://", StringComparison.Ordinal))
        {
            mapped.Link(EdgeKinds.SourcedFrom, field, "Repository");
            return;
        }

        mapped.Edge(mapped.Self, EdgeKinds.SourcedFrom, At(mapped, name), field);
    }

    /// <summary>The repository at a URL, without the user and password that a URL may carry.</summary>
    public static Place At(Mapped mapped, string url)
    {
        var plain = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : url;
        var repository = mapped.Add(plain, "Repository");
        mapped.Set(repository, "name", plain);
        return repository;
    }
}
