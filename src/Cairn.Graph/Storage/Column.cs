namespace Cairn.Graph.Storage;

/// <summary>One property of all nodes, or of all edges: typed cells for the rows that have it.</summary>
internal sealed class Column
{
    private readonly Lazy<PropertyIndex> _index;
    private readonly Lazy<double> _rowsPerValue;

    public Column(string name, RowIndex rows, Cells cells)
    {
        Name = name;
        Rows = rows;
        Cells = cells;
        _index = new Lazy<PropertyIndex>(() => new PropertyIndex(this));
        _rowsPerValue = new Lazy<double>(() => PropertyIndex.RowsPerValue(this));
    }

    public string Name { get; }

    public RowIndex Rows { get; }

    public Cells Cells { get; }

    /// <summary>The way from a value to its rows, built when first asked for.</summary>
    public PropertyIndex Index => _index.Value;

    /// <summary>About how many rows share one value.</summary>
    public double RowsPerValue => _rowsPerValue.Value;

    public Value Get(int row)
    {
        var slot = Rows.Slot(row);
        return slot < 0 ? Value.Null : Cells.Get(slot);
    }
}
