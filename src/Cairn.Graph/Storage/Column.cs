namespace Cairn.Graph.Storage;

/// <summary>One property of all nodes, or of all edges: typed cells for the rows that have it. In a changed graph the changed rows come on top of the column before.</summary>
internal sealed class Column
{
    private readonly RowIndex? _rows;
    private readonly Cells? _cells;
    private readonly ColumnChange? _change;
    private readonly Lazy<Column> _whole;
    private readonly Lazy<IPropertyIndex> _index;
    private readonly Lazy<double> _rowsPerValue;

    public Column(string name, RowIndex rows, Cells cells)
    {
        Name = name;
        _rows = rows;
        _cells = cells;
        _whole = new Lazy<Column>(this);
        _index = new Lazy<IPropertyIndex>(() => new PropertyIndex(this));
        _rowsPerValue = new Lazy<double>(() => PropertyIndex.RowsPerValue(this));
    }

    public Column(string name, ColumnChange change)
    {
        Name = name;
        _change = change;
        _whole = new Lazy<Column>(() => change.Whole(name));
        _index = new Lazy<IPropertyIndex>(() => new ChangedPropertyIndex(change));
        _rowsPerValue = new Lazy<double>(() => change.Before is { Count: > 0 } before ? before.RowsPerValue : _whole.Value.RowsPerValue);
    }

    public string Name { get; }

    /// <summary>The rows whose value is another than before; none where this is no changed column.</summary>
    public IEnumerable<int> Changed => _change?.Values.Select(entry => entry.Key) ?? [];

    /// <summary>How many rows hold a value.</summary>
    public int Count => _change?.Count ?? Rows.Count;

    /// <summary>The rows that hold a value; made for the purpose where the column is a changed one, as the cells are.</summary>
    public RowIndex Rows => _rows ?? _whole.Value.Rows;

    public Cells Cells => _cells ?? _whole.Value.Cells;

    /// <summary>The way from a value to its rows, built when first asked for.</summary>
    public IPropertyIndex Index => _index.Value;

    /// <summary>About how many rows share one value.</summary>
    public double RowsPerValue => _rowsPerValue.Value;

    public Value Get(int row)
    {
        if (_change is not null)
        {
            return _change.Get(row);
        }

        var slot = Rows.Slot(row);
        return slot < 0 ? Value.Null : Cells.Get(slot);
    }
}
