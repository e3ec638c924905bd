using System.Text.Json;
using Cairn.Providers.Records;
using Cairn.Sources.Secrets;

namespace Cairn.Sources.Terraform;

/// <summary>One resource instance, the same whichever of Terraform's forms it was read from.</summary>
/// <param name="Provider">The provider's short name, such as <c>aws</c>.</param>
internal sealed record Resource(string Address, bool IsData, string Type, string Provider, JsonElement Values)
{
    /// <summary>JSON pointers of the values that Terraform calls sensitive.</summary>
    public IReadOnlySet<string> Sensitive { get; init; } = Found.Nothing;

    /// <summary>Which configuration of the provider manages it; each may be another account or region.</summary>
    public string ProviderConfig { get; init; } = Provider;

    public Stage Stage { get; init; } = Stage.Deployed;

    /// <summary>The element to point at when something is wrong with it.</summary>
    public JsonElement Place { get; init; }

    public string? Account { get; init; }

    public string? Region { get; init; }
}
