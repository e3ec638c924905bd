using System.Numerics;

namespace Cairn.Graph.Storage;

/// <summary>Which rows of a column hold a value, and where: all of them, a bitmap with ranks, or a sorted list.</summary>
internal sealed class RowIndex
{
    private const int SparseFactor = 64;

    private readonly int _count;
    private readonly ulong[]? _bits;
    private readonly int[]? _ranks;
    private readonly int[]? _rows;

    private RowIndex(int count, ulong[]? bits, int[]? ranks, int[]? rows)
    {
        _count = count;
        _bits = bits;
        _ranks = ranks;
        _rows = rows;
    }

    /// <summary>How many rows hold a value.</summary>
    public int Count => _count;

    /// <summary>Whether every row holds a value.</summary>
    public bool IsFull => _bits is null && _rows is null;

    public static RowIndex Full(int total) => new(total, null, null, null);

    /// <param name="rows">Rows that hold a value, ascending.</param>
    /// <param name="total">Number of rows there are.</param>
    public static RowIndex Of(int[] rows, int total)
    {
        if (rows.Length == total)
        {
            return new RowIndex(total, null, null, null);
        }

        return rows.Length < total / SparseFactor ? new RowIndex(rows.Length, null, null, rows) : Bitmap(rows, total);
    }

    /// <summary>The slot of a row, or -1.</summary>
    public int Slot(int row)
    {
        if (_bits is null)
        {
            return _rows is null ? row : Math.Max(-1, Array.BinarySearch(_rows, row));
        }

        var word = _bits[row >> 6];
        var bit = 1UL << (row & 63);
        return (word & bit) == 0 ? -1 : _ranks![row >> 6] + BitOperations.PopCount(word & (bit - 1));
    }

    /// <summary>All rows with a value, ascending; the n-th has slot n.</summary>
    public IEnumerable<int> Rows()
    {
        if (_rows is not null)
        {
            return _rows;
        }

        return _bits is null ? Enumerable.Range(0, _count) : BitmapRows(_bits);
    }

    private static IEnumerable<int> BitmapRows(ulong[] bits)
    {
        for (var at = 0; at < bits.Length; at++)
        {
            for (var word = bits[at]; word != 0; word &= word - 1)
            {
                yield return (at << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    private static RowIndex Bitmap(int[] rows, int total)
    {
        var bits = new ulong[(total + 63) >> 6];
        foreach (var row in rows)
        {
            bits[row >> 6] |= 1UL << (row & 63);
        }

        var ranks = new int[bits.Length];
        for (var at = 1; at < bits.Length; at++)
        {
            ranks[at] = ranks[at - 1] + BitOperations.PopCount(bits[at - 1]);
        }

        return new RowIndex(rows.Length, bits, ranks, null);
    }
}
