namespace Cairn.Providers.Aws.Exposure;

/// <summary>
/// CIDR blocks of one family, sorted. Two blocks are either one inside the other or apart, so a block that cuts a subnet starts
/// inside it and is smaller.
/// </summary>
internal sealed class CidrIndex
{
    private readonly (UInt128 From, UInt128 To)[] _blocks;

    public CidrIndex(IEnumerable<RangeSet> blocks) => _blocks = [.. blocks.SelectMany(block => block.Ranges).Distinct().OrderBy(block => block.From).ThenBy(block => block.To)];

    /// <summary>True if some block holds some of these addresses, but not all.</summary>
    public bool Cuts(RangeSet addresses)
    {
        if (addresses.Ranges.Count != 1)
            return Array.Exists(_blocks, block => RangeSet.Of(block.From, block.To) is var range && range.Meets(addresses) && !range.Covers(addresses));
        var (from, to) = addresses.Ranges[0];
        for (var i = FirstFrom(from); i < _blocks.Length && _blocks[i].From <= to; i++)
        {
            if (_blocks[i].From > from || _blocks[i].To < to)
                return true;
        }

        return false;
    }

    private int FirstFrom(UInt128 from)
    {
        int low = 0, high = _blocks.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_blocks[middle].From < from)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
