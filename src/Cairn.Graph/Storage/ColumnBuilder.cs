namespace Cairn.Graph.Storage;

/// <summary>Collects the values of one property in any order; the last value of a row wins, null removes it.</summary>
internal sealed class ColumnBuilder(string name)
{
    private readonly List<int> _rows = [];
    private readonly List<Value> _values = [];
    private bool _ascending = true;

    public void Set(int row, Value value)
    {
        if (_rows.Count > 0 && row <= _rows[^1])
        {
            if (row == _rows[^1])
            {
                _values[^1] = value;
                return;
            }

            _ascending = false;
        }

        _rows.Add(row);
        _values.Add(value);
    }

    /// <summary>The typed column, or null where no value is left.</summary>
    /// <param name="total">Number of rows there are.</param>
    /// <param name="place">New row of each old one; null to keep them.</param>
    public Column? Freeze(int total, int[]? place)
    {
        var (rows, values) = Settled(place);
        return rows.Length == 0 ? null : new Column(name, RowIndex.Of(rows, total), Typed(values));
    }

    private (int[] Rows, Value[] Values) Settled(int[]? place)
    {
        var rows = _rows.ToArray();
        var values = _values.ToArray();
        if (place is not null)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = place[rows[i]];
            }
        }

        if (place is not null || !_ascending)
        {
            (rows, values) = Sorted(rows, values);
        }

        return Array.Exists(values, value => value.IsNull) ? WithoutNulls(rows, values) : (rows, values);
    }

    private static (int[] Rows, Value[] Values) Sorted(int[] rows, Value[] values)
    {
        var order = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            order[i] = ((long)rows[i] << 32) | (uint)i;
        }

        Array.Sort(order);
        var keptRows = new List<int>(rows.Length);
        var keptValues = new List<Value>(rows.Length);
        foreach (var entry in order)
        {
            var row = (int)(entry >> 32);
            if (keptRows.Count > 0 && keptRows[^1] == row)
            {
                keptValues[^1] = values[(int)entry];
                continue;
            }

            keptRows.Add(row);
            keptValues.Add(values[(int)entry]);
        }

        return (keptRows.ToArray(), keptValues.ToArray());
    }

    private static (int[] Rows, Value[] Values) WithoutNulls(int[] rows, Value[] values)
    {
        var kept = Enumerable.Range(0, rows.Length).Where(i => !values[i].IsNull).ToArray();
        return ([.. kept.Select(i => rows[i])], [.. kept.Select(i => values[i])]);
    }

    private static Cells Typed(Value[] values)
    {
        var kind = values[0].Type;
        if (Array.Exists(values, value => value.Type != kind))
        {
            return new Cells.Mixed(values);
        }

        return kind switch
        {
            ValueKind.Boolean => new Cells.Booleans(Array.ConvertAll(values, value => value.AsBoolean())),
            ValueKind.Integer => Integers(Array.ConvertAll(values, value => value.AsInteger())),
            ValueKind.Float => new Cells.Floats(Array.ConvertAll(values, value => value.AsFloat())),
            ValueKind.String => new Cells.Strings(Array.ConvertAll(values, value => value.AsString())),
            _ => new Cells.Mixed(values),
        };
    }

    private static Cells Integers(long[] values)
    {
        var (low, high) = (values.Min(), values.Max());
        if (low >= byte.MinValue && high <= byte.MaxValue)
        {
            return new Cells.Bytes(Array.ConvertAll(values, value => (byte)value));
        }

        return low >= int.MinValue && high <= int.MaxValue
            ? new Cells.Ints(Array.ConvertAll(values, value => (int)value))
            : new Cells.Longs(values);
    }
}
