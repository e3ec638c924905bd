namespace Cairn.Analysis.Fixes;

/// <summary>The changes that bear on edges, numbered, and what stands after some of them.</summary>
internal sealed class ChangeableEdges(IChanges host)
{
    private const int Bits = 64;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<Change> _changes = [];
    private readonly Dictionary<int, int[]> _ofEdge = [];
    private readonly Dictionary<(int Edge, ulong Made), bool> _stands = [];

    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>The numbers of the changes that bear on an edge.</summary>
    public int[] Of(int edge)
    {
        if (_ofEdge.TryGetValue(edge, out var known))
            return known;
        return _ofEdge[edge] = [.. host.Of(edge).Select(Number).Distinct()];
    }

    /// <summary>The edges that the changes take away, in order.</summary>
    public IReadOnlyList<int> Removed(IReadOnlySet<int> made, int edgeCount)
    {
        var near = host.Near([.. made.Select(change => _changes[change].Id)]) ?? Enumerable.Range(0, edgeCount);
        return [.. near.Where(edge => !Stands(edge, made))];
    }

    public bool Stands(int edge, IReadOnlySet<int> made)
    {
        var changes = Of(edge);
        ulong mask = 0;
        for (var i = 0; i < changes.Length; i++)
        {
            if (made.Contains(changes[i]))
                mask |= 1UL << (i % Bits);
        }

        if (mask == 0)
            return true;
        if (changes.Length > Bits)
            return Ask(edge, changes, made);
        if (!_stands.TryGetValue((edge, mask), out var stands))
            _stands[(edge, mask)] = stands = Ask(edge, changes, made);
        return stands;
    }

    /// <summary>
    /// Changes such that, while none of them is made, all the edges stand whatever else is: what must be met to break them.
    /// Found by making every change that still leaves its edge standing, one after another.
    /// </summary>
    public IReadOnlyCollection<int> Core(IEnumerable<int> edges, IReadOnlySet<int> made)
    {
        var core = new SortedSet<int>();
        foreach (var edge in edges)
        {
            var harmless = new HashSet<int>(made);
            foreach (var change in Of(edge).Where(change => !made.Contains(change)))
            {
                harmless.Add(change);
                if (Stands(edge, harmless))
                    continue;
                harmless.Remove(change);
                core.Add(change);
            }
        }

        return core;
    }

    private bool Ask(int edge, int[] changes, IReadOnlySet<int> made) =>
        host.Stands(edge, changes.Where(made.Contains).Select(change => _changes[change].Id).ToHashSet(StringComparer.Ordinal));

    private int Number(Change change)
    {
        if (_numbers.TryGetValue(change.Id, out var number))
            return number;
        _changes.Add(change);
        return _numbers[change.Id] = _changes.Count - 1;
    }
}
