using Cairn.Graph.Exchange;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Files;

/// <summary>The columns of a graph file: which rows have a value, and the values by type.</summary>
internal static class ColumnSections
{
    private enum CellType
    {
        Bytes,
        Ints,
        Longs,
        Floats,
        Booleans,
        Strings,
        Json,
    }

    public static void Write(SectionWriter writer, PropertyTable table)
    {
        writer.Number(table.Columns.Length);
        foreach (var column in table.Columns)
        {
            writer.Text(column.Name);
            writer.Number(column.Rows.Count);
            writer.Array<int>(column.Rows.IsFull ? [] : [.. column.Rows.Rows()]);
            WriteCells(writer, column);
        }
    }

    public static PropertyTable Read(ref SectionReader reader, int total)
    {
        var columns = new Column[reader.Count(1 << 20)];
        for (var i = 0; i < columns.Length; i++)
        {
            var name = reader.Text();
            var count = reader.Count(total);
            var rows = reader.Array<int>();
            var index = rows.Length == 0 && count == total ? RowIndex.Full(total) : Index(rows, count, total);
            columns[i] = new Column(name, index, ReadCells(ref reader, count));
        }

        return columns.DistinctBy(column => column.Name).Count() == columns.Length ? new PropertyTable(columns) : throw SectionReader.Damaged();
    }

    private static RowIndex Index(int[] rows, int count, int total)
    {
        if (rows.Length != count)
        {
            throw SectionReader.Damaged();
        }

        Check.Below(rows, total);
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i] <= rows[i - 1])
            {
                throw SectionReader.Damaged();
            }
        }

        return RowIndex.Of(rows, total);
    }

    private static void WriteCells(SectionWriter writer, Column column)
    {
        switch (column.Cells)
        {
            case Cells.Bytes bytes: Typed(writer, CellType.Bytes, bytes.Items); break;
            case Cells.Ints ints: Typed(writer, CellType.Ints, ints.Items); break;
            case Cells.Longs longs: Typed(writer, CellType.Longs, longs.Items); break;
            case Cells.Floats floats: Typed(writer, CellType.Floats, floats.Items); break;
            case Cells.Booleans booleans: Typed(writer, CellType.Booleans, booleans.Items); break;
            default: WriteTexts(writer, column); break;
        }
    }

    private static void Typed<T>(SectionWriter writer, CellType type, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        writer.Number((int)type);
        writer.Array(items);
    }

    // Strings as they are, anything mixed as JSON; equal ones are written once.
    private static void WriteTexts(SectionWriter writer, Column column)
    {
        var areStrings = column.Cells is Cells.Strings or Cells.Coded;
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new int[column.Rows.Count];
        for (var slot = 0; slot < codes.Length; slot++)
        {
            var value = column.Cells.Get(slot);
            var text = areStrings ? value.AsString() : NdjsonGraph.Text(value);
            if (!numbers.TryGetValue(text, out codes[slot]))
            {
                codes[slot] = numbers.Count;
                numbers.Add(text, codes[slot]);
            }
        }

        writer.Number((int)(areStrings ? CellType.Strings : CellType.Json));
        writer.Array<int>(codes);
        writer.Pool(StringPool.Of([.. numbers.Keys]));
    }

    private static Cells ReadCells(ref SectionReader reader, int count) => (CellType)reader.Number() switch
    {
        CellType.Bytes => new Cells.Bytes(reader.Array<byte>(count)),
        CellType.Ints => new Cells.Ints(reader.Array<int>(count)),
        CellType.Longs => new Cells.Longs(reader.Array<long>(count)),
        CellType.Floats => new Cells.Floats(reader.Array<double>(count)),
        CellType.Booleans => new Cells.Booleans(Array.ConvertAll(reader.Array<byte>(count), item => item != 0)),
        CellType.Strings => ReadTexts(ref reader, count, (codes, pool) => new Cells.Coded(codes, pool)),
        CellType.Json => ReadTexts(ref reader, count, FromJson),
        _ => throw SectionReader.Damaged(),
    };

    private static Cells.Mixed FromJson(int[] codes, StringPool pool)
    {
        var values = Enumerable.Range(0, pool.Count).Select(number => NdjsonGraph.Parse(pool[number])).ToArray();
        return new Cells.Mixed(Array.ConvertAll(codes, code => values[code]));
    }

    private static Cells ReadTexts(ref SectionReader reader, int count, Func<int[], StringPool, Cells> make)
    {
        var codes = reader.Array<int>(count);
        var pool = reader.Pool();
        Check.Below(codes, pool.Count);
        return make(codes, pool);
    }
}
