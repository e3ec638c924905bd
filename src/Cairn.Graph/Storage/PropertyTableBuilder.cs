namespace Cairn.Graph.Storage;

/// <summary>Collects properties of nodes or of edges, sharing equal strings.</summary>
internal sealed class PropertyTableBuilder
{
    private readonly NameTable _names = new();
    private readonly List<ColumnBuilder> _columns = [];
    private readonly Dictionary<string, string> _strings = new(StringComparer.Ordinal);

    public void Set(int row, string name, Value value)
    {
        var id = _names.Add(name);
        if (id == _columns.Count)
        {
            _columns.Add(new ColumnBuilder(name));
        }

        _columns[id].Set(row, value.IsString ? Shared(value.AsString()) : value);
    }

    /// <param name="total">Number of rows there are.</param>
    /// <param name="place">New row of each old one; null to keep them.</param>
    public PropertyTable Freeze(int total, int[]? place = null) =>
        new([.. _columns.Select(column => column.Freeze(total, place)).OfType<Column>()]);

    private string Shared(string text)
    {
        if (_strings.TryGetValue(text, out var known))
        {
            return known;
        }

        _strings.Add(text, text);
        return text;
    }
}
