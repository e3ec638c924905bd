using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>A condition on one property of the nodes of a batch, read straight from its column.</summary>
internal abstract class ColumnTest
{
    public abstract bool Holds(int node);

    /// <summary>The condition as such a test; null where it is of another form.</summary>
    public static ColumnTest? Of(Formula condition, Batch batch, Frame frame)
    {
        if (frame.Graph.Before is not null)
        {
            return null;
        }

        if (Column(condition, batch, frame) is { } flags)
        {
            return flags.Cells is Cells.Booleans cells ? new Flag(flags.Rows, cells) : null;
        }

        if (condition is not EqualPredicate equal)
        {
            return null;
        }

        var (own, other) = batch.IsConstant(equal.Right) ? (equal.Left, equal.Right) : (equal.Right, equal.Left);
        return batch.IsConstant(other) && Column(own, batch, frame) is { } column ? new Same(column, other.Of(frame)) : null;
    }

    private static Column? Column(Formula formula, Batch batch, Frame frame) =>
        formula is PropertyFormula { Target: SlotFormula slot } property && batch.HasNodes(slot.Slot) && property.Name != GraphSnapshot.KeyProperty ? frame.NodeColumns[property.Site] : null;

    /// <summary>A boolean property that is true.</summary>
    private sealed class Flag(RowIndex rows, Cells.Booleans cells) : ColumnTest
    {
        private readonly bool _isFull = rows.IsFull;

        public override bool Holds(int node)
        {
            var slot = _isFull ? node : rows.Slot(node);
            return slot >= 0 && cells.Items[slot];
        }
    }

    /// <summary>A property that equals a value.</summary>
    private sealed class Same(Column column, Value value) : ColumnTest
    {
        public override bool Holds(int node) => Equality.Test(column.Get(node), value) == Truth.True;
    }
}
