using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Binding;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Functions;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Lets rows through for which a condition holds.</summary>
internal sealed class FilterSink(Frame frame, Formula condition, Sink next) : PipeSink(frame, next)
{
    public override bool Push() => condition.Test(Frame) != Truth.True || Next.Push();

    public override bool Push(Batch batch)
    {
        batch.Keep(condition);
        return batch.PushOn(Next);
    }
}

/// <summary>Computes columns.</summary>
internal sealed class AssignSink(Frame frame, Assignment[] items, Sink next) : PipeSink(frame, next)
{
    public override bool Push()
    {
        foreach (var item in items)
        {
            Frame.Slots[item.Slot] = item.Formula.Of(Frame);
        }

        return Next.Push();
    }

    public override bool Push(Batch batch)
    {
        if (!Array.TrueForAll(items, item => IsColumn(item.Formula, batch) || batch.IsConstant(item.Formula)))
        {
            return base.Push(batch);
        }

        foreach (var item in items)
        {
            if (item.Formula is SlotFormula slot && IsColumn(slot, batch))
            {
                batch.Rename(slot.Slot, item.Slot);
            }
            else
            {
                Frame.Slots[item.Slot] = item.Formula.Of(Frame);
            }
        }

        return Next.Push(batch);
    }

    private static bool IsColumn(Formula formula, Batch batch) => formula is SlotFormula slot && (batch.HasNodes(slot.Slot) || batch.HasNumbers(slot.Slot));
}

/// <summary>One row for each element of a list.</summary>
internal sealed class UnwindSink(Frame frame, Formula list, int slot, Sink next) : PipeSink(frame, next)
{
    public override bool Push()
    {
        if (list is CallFormula { Name: "range" } range)
        {
            return Count(Array.ConvertAll(range.Arguments, argument => argument.Of(Frame)));
        }

        var value = list.Of(Frame);
        if (value.IsNull)
        {
            return true;
        }

        if (!value.IsList)
        {
            Frame.Slots[slot] = value;
            return Next.Push();
        }

        foreach (var item in value.Items)
        {
            Frame.Meter.Step();
            Frame.Slots[slot] = item;
            if (!Next.Push())
            {
                return false;
            }
        }

        return true;
    }

    // Nobody sees the list of a range that is unwound, so it is not made.
    private bool Count(Value[] arguments)
    {
        var (number, step, count) = ListFunctions.Numbers(arguments);
        for (UInt128 i = 0; i < count; i++)
        {
            Frame.Meter.Step();
            Frame.Slots[slot] = number;
            if (!Next.Push())
            {
                return false;
            }

            number = unchecked(number + step);
        }

        return true;
    }
}

/// <summary>Lets each different row through once.</summary>
internal sealed class DistinctSink(Frame frame, int[] slots, Sink next) : PipeSink(frame, next)
{
    private readonly HashSet<Value> _values = new(Equivalence.Instance);
    private NumberSet? _nodes;
    private readonly HashSet<Value[]> _rows = new(Equivalence.Instance);

    public override bool Push()
    {
        var isNew = slots.Length == 1 ? IsNew(Frame.Slots[slots[0]]) : _rows.Add(Rows.Save(Frame, slots));
        if (!isNew)
        {
            return true;
        }

        Frame.Meter.Hold(48 + (slots.Length * 16));
        return Next.Push();
    }

    public override bool Push(Batch batch)
    {
        if (slots.Length != 1 || !batch.HasNodes(slots[0]))
        {
            return base.Push(batch);
        }

        batch.KeepNew(_nodes ??= new NumberSet(Frame.Graph.NodeCount));
        Frame.Meter.Hold((48 + 16) * batch.Count);
        return batch.PushOn(Next);
    }

    public override void Reset()
    {
        _values.Clear();
        _rows.Clear();
        _nodes = null;
        Next.Reset();
    }

    private bool IsNew(Value value) => ReferenceEquals(value.Payload, Frame.Graph.NodeTag) ? (_nodes ??= new NumberSet(Frame.Graph.NodeCount)).Add((int)value.Bits) : _values.Add(value);
}

/// <summary>SKIP.</summary>
internal sealed class SkipSink(Frame frame, Formula count, Sink next) : PipeSink(frame, next)
{
    private long _left = -1;

    public override bool Push()
    {
        if (_left < 0)
        {
            _left = Rows.Count(count.Of(Frame), "SKIP");
        }

        return _left-- <= 0 ? PushOn() : true;
    }

    public override void Reset()
    {
        _left = -1;
        Next.Reset();
    }

    private bool PushOn()
    {
        _left = 0;
        return Next.Push();
    }
}

/// <summary>LIMIT.</summary>
internal sealed class LimitSink(Frame frame, Formula count, Sink next) : PipeSink(frame, next)
{
    private long _left = -1;

    public override bool Push()
    {
        if (_left < 0)
        {
            _left = Rows.Count(count.Of(Frame), "LIMIT");
        }

        if (_left == 0)
        {
            return false;
        }

        _left--;
        return Next.Push() && _left > 0;
    }

    public override void Reset()
    {
        _left = -1;
        Next.Reset();
    }
}

/// <summary>Saving and restoring rows, and what counts them.</summary>
internal static class Rows
{
    public static Value[] Save(Frame frame, int[] slots)
    {
        var row = new Value[slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            row[i] = frame.Slots[slots[i]];
        }

        return row;
    }

    public static void Restore(Frame frame, int[] slots, Value[] row)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            frame.Slots[slots[i]] = row[i];
        }
    }

    public static long Count(Value value, string word) =>
        Limits.Check(value, word, (detail, message) => Failure.Run("SyntaxError", detail, message));
}
