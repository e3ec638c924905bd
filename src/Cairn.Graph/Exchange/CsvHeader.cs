namespace Cairn.Graph.Exchange;

/// <summary>What a column of a CSV file holds.</summary>
internal enum CsvRole
{
    Property,
    Key,
    Kinds,
    From,
    To,
    Ignored,
}

/// <summary>One column: what it holds, its name and type as a property, and for keys the group that keeps equal ids of different things apart.</summary>
internal sealed record CsvColumn(CsvRole Role, string Name, string Type, string Group);

/// <summary>The columns of a CSV file, from its first line. Besides plain names it knows the marks of bulk loaders: <c>id:ID(Person)</c>, <c>:LABEL</c>, <c>:START_ID</c>, <c>:END_ID</c>, <c>:TYPE</c>, <c>:IGNORE</c>.</summary>
internal sealed class CsvHeader
{
    private CsvHeader(CsvColumn[] columns) => Columns = columns;

    public CsvColumn[] Columns { get; }

    public static CsvHeader Of(CsvReader reader, CsvColumns names, bool edges)
    {
        if (!reader.Read())
        {
            throw new GraphFormatException("the file has no header");
        }

        var columns = new CsvColumn[reader.Count];
        for (var field = 0; field < columns.Length; field++)
        {
            columns[field] = Column(reader[field].ToString().Trim(), names, edges);
        }

        if (columns.Where(column => column.Role == CsvRole.Property).GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new GraphFormatException($"the header has the column `{twice.Key}` twice");
        }

        return new CsvHeader(columns);
    }

    /// <summary>The fields that are properties.</summary>
    public int[] Properties => [.. Enumerable.Range(0, Columns.Length).Where(at => Columns[at].Role == CsvRole.Property)];

    /// <summary>The one column with a role.</summary>
    public int Require(CsvRole role, string name)
    {
        var at = Find(role);
        if (at < 0)
        {
            throw new GraphFormatException($"the header has no column `{name}`");
        }

        return Array.FindLastIndex(Columns, column => column.Role == role) == at ? at : throw new GraphFormatException($"the header has the column `{name}` twice");
    }

    public int Find(CsvRole role) => Array.FindIndex(Columns, column => column.Role == role);

    private static CsvColumn Column(string text, CsvColumns names, bool edges)
    {
        var colon = text.LastIndexOf(':');
        var (name, type) = colon >= 0 ? (text[..colon], text[(colon + 1)..]) : (text, "");
        var open = type.IndexOf('(', StringComparison.Ordinal);
        var (mark, group) = open > 0 && type.EndsWith(')') ? (type[..open], type[(open + 1)..^1]) : (type, "");
        return Marked(mark, edges) is { } role ? new CsvColumn(role, name, "", group)
            : colon == 0 ? throw new GraphFormatException($"the header has the unknown mark `{text}`")
            : new CsvColumn(Named(name, names, edges), name, type, "");
    }

    private static CsvRole? Marked(string mark, bool edges) => (mark, edges) switch
    {
        ("ID", false) => CsvRole.Key,
        ("LABEL", false) => CsvRole.Kinds,
        ("START_ID", true) => CsvRole.From,
        ("END_ID", true) => CsvRole.To,
        ("TYPE", true) => CsvRole.Kinds,
        ("IGNORE", _) => CsvRole.Ignored,
        _ => null,
    };

    private static CsvRole Named(string name, CsvColumns names, bool edges) =>
        edges ? name == names.From ? CsvRole.From : name == names.To ? CsvRole.To : name == names.Kind ? CsvRole.Kinds : CsvRole.Property
        : name == names.Key ? CsvRole.Key : name == names.Kinds ? CsvRole.Kinds : CsvRole.Property;
}
