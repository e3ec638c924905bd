namespace Cairn.Graph.Storage;

/// <summary>Collects changes of properties of nodes or of edges; the last value of a row wins, null removes it.</summary>
internal sealed class PropertyChanges
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, Dictionary<int, Value>> _byName = new(StringComparer.Ordinal);

    public bool IsEmpty => _names.Count == 0;

    public void Set(int row, string name, Value value)
    {
        if (!_byName.TryGetValue(name, out var column))
        {
            _names.Add(name);
            _byName.Add(name, column = []);
        }

        column[row] = value;
    }

    /// <summary>The table with these changes; what is unchanged is shared with the table before.</summary>
    public PropertyTable Of(PropertyTable before, int rowsBefore, int rows, IReadOnlyCollection<int> removed)
    {
        if (IsEmpty && rows == rowsBefore && removed.Count == 0)
        {
            return before;
        }

        var names = before.Columns.ToArray().Select(column => column.Name).Concat(_names).Distinct(StringComparer.Ordinal);
        return new PropertyTable([.. names.Select(name => Of(before.Find(name), name, rowsBefore, rows, removed)).Where(column => column.Count > 0)]);
    }

    private Column Of(Column? before, string name, int rowsBefore, int rows, IReadOnlyCollection<int> removed)
    {
        var values = _byName.TryGetValue(name, out var changed) ? new Dictionary<int, Value>(changed) : [];
        foreach (var row in removed)
        {
            values[row] = Value.Null;
        }

        return before is not null && values.Count == 0 && rows == rowsBefore ? before : new Column(name, new ColumnChange(before, rowsBefore, rows, values));
    }
}
