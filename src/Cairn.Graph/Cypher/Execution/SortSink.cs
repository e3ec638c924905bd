using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>ORDER BY; with a known limit only the first rows are kept.</summary>
internal sealed class SortSink(Frame frame, (Formula Formula, bool Descending)[] keys, int[] kept, Func<long?> limit, Sink next) : PipeSink(frame, next)
{
    private readonly List<(Value[] Keys, Value[] Row, int Number)> _rows = [];
    private long? _limit;
    private int _number;

    public override bool Push()
    {
        if (_number == 0)
        {
            _limit = limit();
        }

        var values = new Value[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            values[i] = keys[i].Formula.Of(Frame);
        }

        Frame.Meter.Hold(96 + ((keys.Length + kept.Length) * 16));
        _rows.Add((values, Rows.Save(Frame, kept), _number++));
        Trim();
        return true;
    }

    public override void Finish()
    {
        Sort();
        foreach (var (_, row, _) in _rows)
        {
            Frame.Meter.Step();
            Rows.Restore(Frame, kept, row);
            if (!Next.Push())
            {
                break;
            }
        }

        _rows.Clear();
        Next.Finish();
    }

    public override void Reset()
    {
        _rows.Clear();
        _number = 0;
        Next.Reset();
    }

    // Twice the limit is collected before the worse half is thrown away, which keeps the cost per row constant.
    private void Trim()
    {
        if (_limit is not { } wanted || _rows.Count < Math.Max(1024, wanted * 2))
        {
            return;
        }

        Sort();
        var count = (int)wanted;
        Frame.Meter.Release((_rows.Count - count) * (96L + ((keys.Length + kept.Length) * 16)));
        _rows.RemoveRange(count, _rows.Count - count);
    }

    private void Sort()
    {
        try
        {
            _rows.Sort(Compare);
        }
        catch (InvalidOperationException wrapped) when (wrapped.InnerException is QueryException or OperationCanceledException)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(wrapped.InnerException).Throw();
        }
    }

    private int Compare((Value[] Keys, Value[] Row, int Number) x, (Value[] Keys, Value[] Row, int Number) y)
    {
        Frame.Meter.Step();
        for (var i = 0; i < keys.Length; i++)
        {
            var order = Ordering.Total(x.Keys[i], y.Keys[i]);
            if (order != 0)
            {
                return keys[i].Descending ? -order : order;
            }
        }

        return x.Number.CompareTo(y.Number);
    }
}
