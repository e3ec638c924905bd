namespace Cairn.Access.Aws.Reach;

/// <summary>Things sorted by ARN, so that a pattern finds those it may speak of without looking at the others.</summary>
internal sealed class ByArn<T>
{
    private readonly string[] _arns;
    private readonly T[] _items;

    public ByArn(IEnumerable<T> items, Func<T, string> arn)
    {
        _items = [.. items];
        _arns = [.. _items.Select(arn)];
        Array.Sort(_arns, _items, StringComparer.Ordinal);
    }

    /// <summary>Those whose ARN starts with a literal.</summary>
    public ReadOnlySpan<T> StartingWith(string prefix)
    {
        var from = Bound(prefix, below: true);
        return _items.AsSpan(from, Bound(prefix, below: false) - from);
    }

    /// <summary>Those with exactly this ARN.</summary>
    public ReadOnlySpan<T> Exactly(string arn)
    {
        var from = Array.BinarySearch(_arns, arn, StringComparer.Ordinal);
        if (from < 0)
            return [];
        var to = from + 1;
        while (from > 0 && _arns[from - 1] == arn)
            from--;
        while (to < _arns.Length && _arns[to] == arn)
            to++;
        return _items.AsSpan(from, to - from);
    }

    /// <summary>Those that hold what a literal begins to name: every ARN that ends before one of the literal's slashes.</summary>
    public List<T> Around(string literal)
    {
        var found = new List<T>();
        for (var slash = literal.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = literal.IndexOf('/', slash + 1))
            found.AddRange(Exactly(literal[..slash]));
        return found;
    }

    // The first position not below the prefix, or the first past everything that starts with it.
    private int Bound(string prefix, bool below)
    {
        int low = 0, high = _arns.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_arns[middle], 0, prefix, 0, prefix.Length);
            if (order < 0 || (order == 0 && !below))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
