using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Binding;

/// <summary>The columns of a projection while they are collected.</summary>
internal sealed class ProjectedColumns
{
    public List<(string Name, int Slot, StaticType Type)> Columns { get; private set; } = [];

    /// <summary>Computed per row; columns that only rename a variable need no computing.</summary>
    public List<Assignment> Items { get; } = [];

    /// <summary>Keys of the groups; null where nothing is aggregated.</summary>
    public List<Assignment>? Keys { get; init; }

    public GroupBinding? Groups { get; init; }

    public int Add(string name, Bound bound, Compilation compilation, List<Assignment> target)
    {
        var renames = bound.Formula as SlotFormula;
        var slot = renames?.Slot ?? compilation.NewSlot();
        if (renames is null || target == Keys)
        {
            target.Add(new Assignment(slot, bound.Formula));
        }

        Columns.Add((name, slot, bound.Type));
        return slot;
    }

    /// <summary>Puts the columns into the order in which they were written.</summary>
    public void Order(List<string> names) => Columns = [.. Columns.OrderBy(column => names.IndexOf(column.Name))];
}
