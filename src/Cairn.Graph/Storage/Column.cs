namespace Cairn.Graph.Storage;

/// <summary>One property of all nodes, or of all edges: typed cells for the rows that have it.</summary>
internal sealed class Column(string name, RowIndex rows, Cells cells)
{
    public string Name => name;

    public RowIndex Rows => rows;

    public Cells Cells => cells;

    public Value Get(int row)
    {
        var slot = rows.Slot(row);
        return slot < 0 ? Value.Null : cells.Get(slot);
    }
}
