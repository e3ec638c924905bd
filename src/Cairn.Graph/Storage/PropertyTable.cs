namespace Cairn.Graph.Storage;

/// <summary>All columns of nodes or of edges, in order of first use.</summary>
internal sealed class PropertyTable(Column[] columns)
{
    private readonly Dictionary<string, Column> _byName = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);

    public ReadOnlySpan<Column> Columns => columns;

    public IReadOnlyList<string> Names { get; } = Array.ConvertAll(columns, column => column.Name);

    public Column? Find(string name) => _byName.GetValueOrDefault(name);

    public Value Get(int row, string name) => _byName.TryGetValue(name, out var column) ? column.Get(row) : Value.Null;

    /// <summary>The properties one row has, in order of the columns.</summary>
    public IEnumerable<KeyValuePair<string, Value>> Of(int row)
    {
        foreach (var column in columns)
        {
            var value = column.Get(row);
            if (!value.IsNull)
            {
                yield return new(column.Name, value);
            }
        }
    }
}
