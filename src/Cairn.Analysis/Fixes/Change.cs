namespace Cairn.Analysis.Fixes;

/// <summary>One thing a person can do to an estate that takes edges away.</summary>
/// <param name="Id">The same for the same change, whichever edge leads to it.</param>
/// <param name="Kind">What sort of change it is, by which it is priced.</param>
/// <param name="Title">The change as an order: what to do to what.</param>
public sealed record Change(string Id, string Kind, string Title)
{
    public string? Record { get; init; }

    public string? Pointer { get; init; }

    public string? Statement { get; init; }

    public IReadOnlyList<Snippet> Snippets { get; init; } = [];
}

/// <summary>How a change is written down.</summary>
/// <param name="Format">Such as <c>cli</c>, <c>terraform</c>, <c>policy</c>.</param>
public sealed record Snippet(string Format, string Text);

/// <summary>What the host knows about changes: which there are, and what stands after some are made.</summary>
public interface IChanges
{
    /// <summary>The changes that take something from an edge, in a fixed order; none where nobody can do anything about it.</summary>
    IReadOnlyList<Change> Of(int edge);

    /// <summary>No fewer than the edges that some of these changes bear on; null where only a look at every edge can tell.</summary>
    IEnumerable<int>? Near(IReadOnlyCollection<string> ids) => null;

    /// <summary>Whether an edge is still there after the changes with these ids. More changes never bring an edge back.</summary>
    bool Stands(int edge, IReadOnlySet<string> made);
}
