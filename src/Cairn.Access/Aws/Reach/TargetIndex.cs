namespace Cairn.Access.Aws.Reach;

/// <summary>The targets of a row, sorted by ARN so that a pattern finds its own without looking at all.</summary>
internal sealed class TargetIndex
{
    private readonly string[] _arns;
    private readonly int[] _indexes;

    public TargetIndex(IReadOnlyList<AwsResource> resources, PermissionRow row)
    {
        var form = row.TargetForm is null ? null : new TargetForm(row.TargetForm);
        _indexes = [.. Enumerable.Range(0, resources.Count).Where(i => form?.Matches(resources[i].Arn) ?? resources[i].Kinds.Any(row.TargetKinds.Contains))];
        _arns = [.. _indexes.Select(i => resources[i].Arn)];
        Array.Sort(_arns, _indexes, StringComparer.Ordinal);
        All = [.. _indexes.Order()];
    }

    /// <summary>All targets, by index.</summary>
    public IReadOnlyList<int> All { get; }

    /// <summary>The targets whose ARN starts with a literal.</summary>
    public ReadOnlySpan<int> StartingWith(string prefix)
    {
        var from = Bound(prefix, below: true);
        var to = Bound(prefix, below: false);
        return _indexes.AsSpan(from, to - from);
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
