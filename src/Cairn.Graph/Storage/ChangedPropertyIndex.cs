using Cairn.Graph.Comparison;

namespace Cairn.Graph.Storage;

/// <summary>Finds the rows of a changed column by value: those of the column before that are unchanged, and then the changed ones.</summary>
internal sealed class ChangedPropertyIndex : IPropertyIndex
{
    private readonly ColumnChange _change;
    private readonly IPropertyIndex? _before;
    private readonly int _offset;
    private readonly KeyValuePair<int, Value>[] _rows;
    private readonly Dictionary<Value, List<int>> _byValue = new(Equivalence.Instance);

    public ChangedPropertyIndex(ColumnChange change)
    {
        _change = change;
        _before = change.Before?.Index;
        _offset = _before?.Slots ?? 0;
        _rows = [.. change.Values.Where(entry => !entry.Value.IsNull).OrderBy(entry => entry.Key)];
        for (var i = 0; i < _rows.Length; i++)
        {
            if (!_byValue.TryGetValue(_rows[i].Value, out var rows))
            {
                _byValue.Add(_rows[i].Value, rows = []);
            }

            rows.Add(i);
        }
    }

    public int Slots => _offset + _rows.Length;

    public int First(Value value)
    {
        var slot = Unchanged(_before?.First(value) ?? -1);
        return slot >= 0 ? slot : Changed(value, 0);
    }

    public int Next(int slot)
    {
        if (slot >= _offset)
        {
            return Changed(ValueAt(slot), slot - _offset + 1);
        }

        var next = Unchanged(_before!.Next(slot)); // slots below the offset are of the index before
        return next >= 0 ? next : Changed(ValueAt(slot), 0);
    }

    public int Row(int slot) => slot < _offset ? _before!.Row(slot) : _rows[slot - _offset].Key; // as above

    public Value ValueAt(int slot) => slot < _offset ? _before!.ValueAt(slot) : _rows[slot - _offset].Value; // as above

    private int Unchanged(int slot)
    {
        while (slot >= 0 && _change.Has(_before!.Row(slot))) // the slot came from there
        {
            slot = _before.Next(slot);
        }

        return slot;
    }

    // What is equivalent need not be equal (NaN), and what is equal is always equivalent.
    private int Changed(Value value, int from)
    {
        if (_byValue.TryGetValue(value, out var rows) && Equality.Test(value, value) == Truth.True)
        {
            foreach (var row in rows)
            {
                if (row >= from)
                {
                    return _offset + row;
                }
            }
        }

        return -1;
    }
}
