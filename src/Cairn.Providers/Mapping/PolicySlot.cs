using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Providers.Mapping;

/// <summary>A field that holds a policy document.</summary>
/// <param name="Path">Logical field names from the top, separated by dots; alternatives separated by <c>|</c>.</param>
/// <param name="NamePath">The field that names the policy; without one the role's name is used.</param>
public sealed record PolicySlot(PolicyRole Role, string Path, string? NamePath = null)
{
    internal FieldPath Fields { get; } = FieldPath.Parse(Path);

    internal FieldPath? NameFields { get; } = NamePath is null ? null : FieldPath.Parse(NamePath);
}
