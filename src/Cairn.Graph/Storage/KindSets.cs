using System.Runtime.InteropServices;

namespace Cairn.Graph.Storage;

/// <summary>The distinct lists of node kinds that occur (primary first); a node stores the number of its list.</summary>
internal sealed class KindSets
{
    private readonly List<int[]> _sets = [[]];
    private readonly Dictionary<(int Set, int Kind), int> _with = [];

    /// <summary>The number of the list that is <paramref name="set"/> with one kind more at its end.</summary>
    public int With(int set, int kind)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_with, (set, kind), out var exists);
        if (!exists)
        {
            known = Array.IndexOf(_sets[set], kind) >= 0 ? set : Add([.. _sets[set], kind]);
        }

        return known;
    }

    public int Count => _sets.Count;

    public ReadOnlySpan<int> Kinds(int set) => _sets[set];

    public int[][] ToArray() => [.. _sets];

    // INVARIANT: lists are reached by one sequence of kinds only, so two numbers never name the same list.
    private int Add(int[] kinds)
    {
        _sets.Add(kinds);
        return _sets.Count - 1;
    }
}
