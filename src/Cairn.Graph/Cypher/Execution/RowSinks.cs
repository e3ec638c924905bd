using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Binding;
using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Lets rows through for which a condition holds.</summary>
internal sealed class FilterSink(Frame frame, Formula condition, Sink next) : PipeSink(frame, next)
{
    public override bool Push() => condition.Test(Frame) != Truth.True || Next.Push();
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
}

/// <summary>One row for each element of a list.</summary>
internal sealed class UnwindSink(Frame frame, Formula list, int slot, Sink next) : PipeSink(frame, next)
{
    public override bool Push()
    {
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
}

/// <summary>Lets each different row through once.</summary>
internal sealed class DistinctSink(Frame frame, int[] slots, Sink next) : PipeSink(frame, next)
{
    private readonly HashSet<Value> _values = new(Equivalence.Instance);
    private readonly HashSet<Value[]> _rows = new(Equivalence.Instance);

    public override bool Push()
    {
        var isNew = slots.Length == 1 ? _values.Add(Frame.Slots[slots[0]]) : _rows.Add(Rows.Save(Frame, slots));
        if (!isNew)
        {
            return true;
        }

        Frame.Meter.Hold(48 + (slots.Length * 16));
        return Next.Push();
    }

    public override void Reset()
    {
        _values.Clear();
        _rows.Clear();
        Next.Reset();
    }
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
