using Cairn.Providers.Records;

namespace Cairn.Providers.Mapping;

/// <summary>A field that names other resources and so becomes edges.</summary>
/// <param name="Edge">The edge kind.</param>
/// <param name="Path">Logical field names from the top, separated by dots; lists are walked; alternatives separated by <c>|</c>.</param>
/// <param name="To">The kinds (neutral or native) that the name may refer to.</param>
public sealed record Link(string Edge, string Path, params string[] To)
{
    internal FieldPath Fields { get; } = FieldPath.Parse(Path);

    /// <summary>The edge runs from the named resource to this one.</summary>
    public bool Reversed { get; init; }

    /// <summary>What to do when nothing in the estate answers to the name.</summary>
    public Missing WhenMissing { get; init; } = Missing.Mention;
}

/// <summary>What becomes of a reference to something no source has described.</summary>
public enum Missing
{
    /// <summary>A node is made for it, marked <c>certainty = mentioned</c>.</summary>
    Mention,

    /// <summary>A gap is recorded and no edge is drawn.</summary>
    Gap,

    /// <summary>Nothing: the reference is optional knowledge.</summary>
    Ignore,
}
