using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>The end of a query: collects the columns of each row.</summary>
internal sealed class ResultSink(Frame frame, int[] slots, RowStore rows) : Sink
{
    public override bool Push()
    {
        frame.Meter.Step();
        if (slots.Length == 0)
        {
            return true; // a procedure without outputs has no rows to show
        }

        frame.Meter.Hold(slots.Length * 16);
        rows.Add(frame, slots);
        frame.Meter.Row(rows.Count);
        return true;
    }

    public override void Finish()
    {
    }

    public override void Reset()
    {
    }
}

/// <summary>The end of a query whose rows are handed to a caller one by one.</summary>
internal sealed class StreamSink(Frame frame, int[] slots, RowHandler handler) : Sink
{
    private readonly Value[] _row = new Value[slots.Length];
    private long _count;
    private bool _stopped;

    public override bool Push()
    {
        frame.Meter.Step();
        if (_stopped)
        {
            return false;
        }

        for (var i = 0; i < slots.Length; i++)
        {
            _row[i] = frame.Slots[slots[i]];
        }

        frame.Meter.Row(++_count);
        _stopped = !handler(_row);
        return !_stopped;
    }

    public override void Finish()
    {
    }

    public override void Reset()
    {
    }
}

/// <summary>The end of a subquery: calls back for each row until told to stop.</summary>
internal sealed class CallbackSink(Frame frame) : Sink
{
    private bool _stopped;

    public Func<bool>? Row { get; set; }

    public override bool Push()
    {
        frame.Meter.Step();
        _stopped = _stopped || !Row!(); // set before the subquery runs
        return !_stopped;
    }

    public override void Finish()
    {
    }

    public override void Reset() => _stopped = false;
}

/// <summary>Lets a row of a UNION through once, whichever part it comes from.</summary>
internal sealed class UnionSink(Frame frame, int[] slots, HashSet<Value[]> seen, Sink next) : PipeSink(frame, next)
{
    public override bool Push()
    {
        if (!seen.Add(Rows.Save(Frame, slots)))
        {
            return true;
        }

        Frame.Meter.Hold(48 + (slots.Length * 16));
        return Next.Push();
    }

    public override void Reset()
    {
        seen.Clear();
        Next.Reset();
    }
}
