namespace Cairn.Graph.Storage;

/// <summary>What differs between a column and the one before it: the values of some rows, null where the row has none any more.</summary>
internal sealed class ColumnChange
{
    private readonly Column? _before;
    private readonly int _rowsBefore;
    private readonly int _rows;
    private readonly Dictionary<int, Value> _values;

    /// <param name="before">The column before; null where there was none.</param>
    /// <param name="rowsBefore">How many rows there were.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="values">The values of the changed rows.</param>
    public ColumnChange(Column? before, int rowsBefore, int rows, Dictionary<int, Value> values)
    {
        _before = before;
        _rowsBefore = rowsBefore;
        _rows = rows;
        _values = values;
        Count = (before?.Count ?? 0) + values.Sum(entry => (entry.Value.IsNull ? 0 : 1) - (Old(entry.Key).IsNull ? 0 : 1));
    }

    public Column? Before => _before;

    /// <summary>How many rows hold a value.</summary>
    public int Count { get; }

    public IReadOnlyDictionary<int, Value> Values => _values;

    public Value Get(int row) => _values.TryGetValue(row, out var value) ? value : Old(row);

    public bool Has(int row) => _values.ContainsKey(row);

    /// <summary>The column built anew, for what reads all of it anyway.</summary>
    public Column Whole(string name)
    {
        var builder = new ColumnBuilder(name);
        foreach (var row in (_before?.Rows.Rows() ?? []).Where(row => !Has(row)).Concat(_values.Where(entry => !entry.Value.IsNull).Select(entry => entry.Key)).Order())
        {
            builder.Set(row, Get(row));
        }

        return builder.Freeze(_rows, null)!; // made only of columns that hold something
    }

    private Value Old(int row) => _before is null || row >= _rowsBefore ? Value.Null : _before.Get(row);
}
