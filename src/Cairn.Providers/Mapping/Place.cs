namespace Cairn.Providers.Mapping;

/// <summary>A node that is already there, or one that a reference will lead to.</summary>
public readonly struct Place
{
    private readonly int _node;

    private Place(int node, Reference? reference)
    {
        _node = node;
        Reference = reference;
    }

    internal Reference? Reference { get; }

    internal int Node => Reference is null ? _node : throw new InvalidOperationException("the place is not resolved yet");

    internal static Place At(int node) => new(node, null);

    internal static Place Named(Reference reference) => new(-1, reference);
}
