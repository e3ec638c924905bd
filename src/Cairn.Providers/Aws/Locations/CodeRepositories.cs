using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Locations;

/// <summary>Code repositories that a URL names.</summary>
internal static class CodeRepositories
{
    /// <summary>The repository at a URL, without the user and password that a URL may carry.</summary>
    public static Place At(Mapped mapped, string url)
    {
        var plain = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : url;
        var repository = mapped.Add(plain, "Repository");
        mapped.Set(repository, "name", plain);
        return repository;
    }
}
