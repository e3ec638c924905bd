namespace Cairn.Graph.Storage;

/// <summary>A growing list of integers that takes one, four or eight bytes for each, as its widest member needs.</summary>
internal sealed class IntegerList
{
    private byte[]? _bytes = new byte[16];
    private int[]? _ints;
    private long[]? _longs;

    public int Count { get; private set; }

    public long this[int index]
    {
        get => _bytes is not null ? _bytes[index] : _ints is not null ? _ints[index] : _longs![index]; // one of the three always is
        set
        {
            Widen(value);
            Store(index, value);
        }
    }

    public void Add(long value)
    {
        Widen(value);
        if (Count == Capacity)
        {
            Grow();
        }

        Store(Count++, value);
    }

    /// <summary>The members in slot order, as cells of the narrowest width.</summary>
    public Cells ToCells() => _bytes is not null ? new Cells.Bytes(_bytes.AsSpan(0, Count).ToArray())
        : _ints is not null ? new Cells.Ints(_ints.AsSpan(0, Count).ToArray())
        : new Cells.Longs(_longs.AsSpan(0, Count).ToArray());

    private int Capacity => _bytes?.Length ?? _ints?.Length ?? _longs!.Length; // one of the three always is

    private void Store(int index, long value)
    {
        if (_bytes is not null)
        {
            _bytes[index] = (byte)value;
        }
        else if (_ints is not null)
        {
            _ints[index] = (int)value;
        }
        else
        {
            _longs![index] = value; // one of the three always is
        }
    }

    private void Grow()
    {
        var capacity = checked(Capacity * 2);
        if (_bytes is not null)
        {
            Array.Resize(ref _bytes, capacity);
        }
        else if (_ints is not null)
        {
            Array.Resize(ref _ints, capacity);
        }
        else
        {
            Array.Resize(ref _longs, capacity);
        }
    }

    private void Widen(long value)
    {
        if (_bytes is not null && value is (< byte.MinValue or > byte.MaxValue))
        {
            _ints = Array.ConvertAll(_bytes, item => (int)item);
            _bytes = null;
        }

        if (_ints is not null && value is (< int.MinValue or > int.MaxValue))
        {
            _longs = Array.ConvertAll(_ints, item => (long)item);
            _ints = null;
        }
    }
}
