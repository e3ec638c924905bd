namespace Cairn.Graph.Storage;

/// <summary>Collects the values of one property in any order; the last value of a row wins, null removes it.</summary>
internal sealed class ColumnBuilder(string name)
{
    // A column that fewer rows have is put in order by sorting.
    private const int SparseFactor = 16;

    private readonly List<string> _strings = [];
    private readonly IntegerList _integers = new();
    private readonly List<Value> _values = [];
    private IntegerList? _rows;
    private ValueKind _kind;
    private int _lastRow = -1;
    private int _count;
    private bool _ascending = true;

    public void Set(int row, Value value)
    {
        if (_count == 0)
        {
            _kind = value.Type is ValueKind.String or ValueKind.Integer or ValueKind.Boolean ? value.Type : ValueKind.Null;
        }

        if (_kind != ValueKind.Null && value.Type != _kind)
        {
            Loosen();
        }

        if (row == _lastRow)
        {
            Replace(value);
            return;
        }

        AddRow(row);
        Append(value);
    }

    /// <summary>The typed column, or null where no value is left.</summary>
    /// <param name="total">Number of rows there are.</param>
    /// <param name="place">New row of each old one; null to keep them.</param>
    public Column? Freeze(int total, int[]? place)
    {
        if (_count == 0)
        {
            return null;
        }

        var rows = new int[_count];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = _rows is null ? i : (int)_rows[i];
            rows[i] = place is null ? row : place[row];
        }

        if (place is null && _ascending && _kind != ValueKind.Null)
        {
            return new Column(name, RowIndex.Of(rows, total), TypedCells());
        }

        var order = Order(rows, total, place is null && _ascending);
        rows = Array.ConvertAll(order, at => rows[at]);
        return rows.Length == 0 ? null : new Column(name, RowIndex.Of(rows, total), CellsOf(order));
    }

    // While rows come as 0, 1, 2, … they need not be written down.
    private void AddRow(int row)
    {
        if (_rows is null && row != _count)
        {
            _rows = new IntegerList();
            for (var i = 0; i < _count; i++)
            {
                _rows.Add(i);
            }
        }

        _rows?.Add(row);
        _ascending &= row > _lastRow;
        _lastRow = row;
        _count++;
    }

    private void Append(Value value)
    {
        switch (_kind)
        {
            case ValueKind.String: _strings.Add(value.AsString()); break;
            case ValueKind.Integer: _integers.Add(value.AsInteger()); break;
            case ValueKind.Boolean: _integers.Add(value.AsBoolean() ? 1 : 0); break;
            default: _values.Add(value); break;
        }
    }

    private void Replace(Value value)
    {
        switch (_kind)
        {
            case ValueKind.String: _strings[^1] = value.AsString(); break;
            case ValueKind.Integer: _integers[_count - 1] = value.AsInteger(); break;
            case ValueKind.Boolean: _integers[_count - 1] = value.AsBoolean() ? 1 : 0; break;
            default: _values[^1] = value; break;
        }
    }

    private Value At(int index) => _kind switch
    {
        ValueKind.String => _strings[index],
        ValueKind.Integer => _integers[index],
        ValueKind.Boolean => _integers[index] != 0,
        _ => _values[index],
    };

    private Cells TypedCells()
    {
        if (_kind == ValueKind.String)
        {
            return new Cells.Strings([.. _strings]);
        }

        return _kind == ValueKind.Integer ? _integers.ToCells() : new Cells.Booleans([.. Enumerable.Range(0, _count).Select(at => _integers[at] != 0)]);
    }

    private void Loosen()
    {
        for (var i = 0; i < _count; i++)
        {
            _values.Add(At(i));
        }

        _kind = ValueKind.Null;
        _strings.Clear();
        _strings.TrimExcess();
    }

    /// <summary>The positions to keep in order of their rows: of one row the last one, and no nulls.</summary>
    private int[] Order(int[] rows, int total, bool sorted)
    {
        if (sorted)
        {
            return [.. Enumerable.Range(0, rows.Length).Where(at => !At(at).IsNull)];
        }

        return rows.Length > total / SparseFactor ? OrderByPlace(rows, total) : OrderBySorting(rows);
    }

    private int[] OrderByPlace(int[] rows, int total)
    {
        var last = new int[total];
        for (var at = 0; at < rows.Length; at++)
        {
            last[rows[at]] = at + 1;
        }

        var (order, count) = (new int[rows.Length], 0);
        foreach (var at in last)
        {
            if (at > 0 && !At(at - 1).IsNull)
            {
                order[count++] = at - 1;
            }
        }

        return count == order.Length ? order : order[..count];
    }

    private int[] OrderBySorting(int[] rows)
    {
        var order = new long[rows.Length];
        for (var at = 0; at < rows.Length; at++)
        {
            order[at] = ((long)rows[at] << 32) | (uint)at;
        }

        Array.Sort(order);
        var kept = new List<int>(order.Length);
        for (var i = 0; i < order.Length; i++)
        {
            var isLast = i + 1 == order.Length || order[i + 1] >> 32 != order[i] >> 32;
            if (isLast && !At((int)order[i]).IsNull)
            {
                kept.Add((int)order[i]);
            }
        }

        return [.. kept];
    }

    private Cells CellsOf(int[] order)
    {
        var kind = At(order[0]).Type;
        if (_kind == ValueKind.Null && Array.Exists(order, at => _values[at].Type != kind))
        {
            return new Cells.Mixed(Array.ConvertAll(order, At));
        }

        return kind switch
        {
            ValueKind.Boolean => new Cells.Booleans(Array.ConvertAll(order, at => At(at).AsBoolean())),
            ValueKind.Integer => Integers(order),
            ValueKind.Float => new Cells.Floats(Array.ConvertAll(order, at => At(at).AsFloat())),
            ValueKind.String => new Cells.Strings(Array.ConvertAll(order, at => At(at).AsString())),
            _ => new Cells.Mixed(Array.ConvertAll(order, At)),
        };
    }

    private Cells Integers(int[] order)
    {
        var list = new IntegerList();
        foreach (var at in order)
        {
            list.Add(At(at).AsInteger());
        }

        return list.ToCells();
    }
}
