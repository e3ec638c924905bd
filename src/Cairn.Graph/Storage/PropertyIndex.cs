using Cairn.Graph.Comparison;

namespace Cairn.Graph.Storage;

/// <summary>Finds the rows of a column by value: chained hash over slots.</summary>
internal sealed class PropertyIndex : IPropertyIndex
{
    private const int SampleSize = 512;

    private readonly Column _column;
    private readonly int[] _rows;
    private readonly int[] _heads;
    private readonly int[] _next;

    public PropertyIndex(Column column)
    {
        _column = column;
        _rows = [.. column.Rows.Rows()];
        _heads = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, _rows.Length))];
        _next = new int[_rows.Length];
        Array.Fill(_heads, -1);
        for (var slot = _rows.Length - 1; slot >= 0; slot--)
        {
            ref var head = ref _heads[Bucket(column.Cells.Get(slot))];
            _next[slot] = head;
            head = slot;
        }
    }

    /// <summary>About how many rows share a value, from a sample of the column.</summary>
    public static double RowsPerValue(Column column)
    {
        var count = column.Rows.Count;
        var sample = Math.Min(SampleSize, count);
        var seen = new HashSet<Value>(Equivalence.Instance);
        for (var i = 0; i < sample; i++)
        {
            seen.Add(column.Cells.Get((int)((long)i * count / sample)));
        }

        // A sample that is nearly all different says the values are nearly unique; otherwise it has seen most of them.
        return seen.Count * 2 > sample ? Math.Max(1.0, (double)sample / seen.Count) : (double)count / Math.Max(1, seen.Count);
    }

    public int Slots => _rows.Length;

    public int First(Value value) => Match(_heads[Bucket(value)], value);

    public int Next(int slot) => Match(_next[slot], _column.Cells.Get(slot));

    public int Row(int slot) => _rows[slot];

    public Value ValueAt(int slot) => _column.Cells.Get(slot);

    private int Match(int slot, Value value)
    {
        while (slot >= 0 && Equality.Test(_column.Cells.Get(slot), value) != Truth.True)
        {
            slot = _next[slot];
        }

        return slot;
    }

    private int Bucket(Value value)
    {
        var hash = (uint)Equivalence.Instance.GetHashCode(value) * 0x9E3779B1u;
        return (int)(hash >> 3) & (_heads.Length - 1);
    }
}
