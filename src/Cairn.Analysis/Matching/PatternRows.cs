namespace Cairn.Analysis.Matching;

/// <summary>The matches of a pattern: for each row one id per slot, and which of the pattern's flags hold.</summary>
public sealed class PatternRows(int width)
{
    private readonly List<int> _cells = [];
    private readonly List<uint> _flags = [];

    public int Count => _flags.Count;

    /// <summary>There are more matches than were asked for.</summary>
    public bool Truncated { get; set; }

    public ReadOnlySpan<int> Row(int row) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_cells).Slice(row * width, width);

    /// <summary>Bit i is set where flag i of the pattern holds.</summary>
    public uint Flags(int row) => _flags[row];

    public void Add(ReadOnlySpan<int> cells, uint flags)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, width);
        _cells.AddRange(cells);
        _flags.Add(flags);
    }
}
