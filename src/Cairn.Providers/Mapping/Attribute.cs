using Cairn.Providers.Records;

namespace Cairn.Providers.Mapping;

/// <summary>A field of the record that becomes a property of the node.</summary>
/// <param name="Name">The property, in camel case.</param>
/// <param name="Path">Logical field names from the top, separated by dots; alternatives separated by <c>|</c>.</param>
/// <param name="Why">What the value says about security; shown in the reference.</param>
/// <param name="Matters">An unknown value is a gap on the node, because conclusions depend on it.</param>
public sealed record Attribute(string Name, string Path, string Why, bool Matters = false)
{
    /// <summary>The field is a switch: <c>"Enabled"</c>, <c>"true"</c> and <c>true</c> read alike.</summary>
    public bool IsFlag { get; init; }

    internal FieldPath Fields { get; } = FieldPath.Parse(Path);
}
