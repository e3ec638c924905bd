namespace Cairn.Graph.Storage;

/// <summary>Puts new rows in the place of some of many rows, by copying the stretches between them whole.</summary>
internal sealed class RowSplice
{
    private readonly List<(int Start, int End, int At)> _kept = [];
    private readonly List<(int Start, int End, int At)> _new = [];

    /// <param name="before">Where each row starts before, and at last the end.</param>
    /// <param name="nodes">Which rows are new, ascending; those past the end are added.</param>
    /// <param name="starts">Where each new row starts in the list of new ones, and at last the end.</param>
    /// <param name="total">How many rows there will be.</param>
    public RowSplice(ReadOnlySpan<int> before, IReadOnlyList<int> nodes, ReadOnlySpan<int> starts, int total)
    {
        Starts = new int[total + 1];
        var (next, at) = (0, 0);
        for (var i = 0; i <= nodes.Count; i++)
        {
            var stop = i < nodes.Count ? nodes[i] : total;
            at = Keep(before, next, stop, at);
            if (i < nodes.Count)
            {
                Starts[stop] = at;
                _new.Add((starts[i], starts[i + 1], at));
                at += starts[i + 1] - starts[i];
            }

            next = stop + 1;
        }

        Starts[total] = at;
    }

    /// <summary>Where each row starts now, and at last the end.</summary>
    public int[] Starts { get; }

    public T[] Apply<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> rows)
    {
        var result = Insert(rows);
        foreach (var (start, end, at) in _kept)
        {
            before[start..end].CopyTo(result.AsSpan(at));
        }

        return result;
    }

    /// <summary>The same where what was before are the positions themselves.</summary>
    public int[] ApplyToPositions(ReadOnlySpan<int> rows)
    {
        var result = Insert(rows);
        foreach (var (start, end, at) in _kept)
        {
            for (var position = start; position < end; position++)
            {
                result[at + position - start] = position;
            }
        }

        return result;
    }

    private T[] Insert<T>(ReadOnlySpan<T> rows)
    {
        var result = new T[Starts[^1]];
        foreach (var (start, end, at) in _new)
        {
            rows[start..end].CopyTo(result.AsSpan(at));
        }

        return result;
    }

    private int Keep(ReadOnlySpan<int> before, int next, int stop, int at)
    {
        if (next >= stop)
        {
            return at;
        }

        var shift = at - before[next];
        for (var node = next; node < stop; node++)
        {
            Starts[node] = before[node] + shift;
        }

        _kept.Add((before[next], before[stop], at));
        return at + before[stop] - before[next];
    }
}
