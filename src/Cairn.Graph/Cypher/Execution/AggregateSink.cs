using System.Runtime.InteropServices;
using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Binding;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Functions;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Groups rows by keys and aggregates each group.</summary>
internal sealed class AggregateSink(Frame frame, Assignment[] keys, Aggregation[] aggregations, Sink next) : PipeSink(frame, next)
{
    private readonly int[] _slots = Array.ConvertAll(keys, key => key.Slot);
    private readonly Dictionary<Value, int> _byKey = new(Equivalence.Instance);
    private readonly Dictionary<Value[], int> _byKeys = new(Equivalence.Instance);
    private readonly List<(Value[] Keys, Aggregator[] Values)> _groups = [];

    public override bool Push()
    {
        Frame.Meter.Step();
        foreach (var key in keys)
        {
            Frame.Slots[key.Slot] = key.Formula.Of(Frame);
        }

        var group = _groups[Group()].Values;
        for (var i = 0; i < aggregations.Length; i++)
        {
            aggregations[i].Add(group[i], Frame);
        }

        return true;
    }

    // Where the rows of a batch all belong to one group, that is looked up once, and values that are the same for all rows are computed once.
    public override bool Push(Batch batch)
    {
        if (!Array.TrueForAll(keys, key => batch.IsConstant(key.Formula)))
        {
            return base.Push(batch);
        }

        Frame.Meter.Step(batch.Count);
        foreach (var key in keys)
        {
            Frame.Slots[key.Slot] = key.Formula.Of(Frame);
        }

        var group = _groups[Group()].Values;
        for (var i = 0; i < aggregations.Length; i++)
        {
            Add(group[i], aggregations[i], batch);
        }

        return true;
    }

    public override void Finish()
    {
        if (keys.Length == 0 && _groups.Count == 0)
        {
            Start([]);
        }

        foreach (var (row, values) in _groups)
        {
            Frame.Meter.Step();
            Rows.Restore(Frame, _slots, row);
            for (var i = 0; i < values.Length; i++)
            {
                Frame.Slots[aggregations[i].Slot] = values[i].Result();
            }

            if (!Next.Push())
            {
                break;
            }
        }

        Clear();
        Next.Finish();
    }

    public override void Reset()
    {
        Clear();
        Next.Reset();
    }

    private void Add(Aggregator group, Aggregation aggregation, Batch batch)
    {
        switch (aggregation.Argument)
        {
            case null:
                group.AddMany(Value.Null, batch.Count);
                break;
            case SlotFormula slot when batch.HasNodes(slot.Slot):
                group.AddNodes(Frame.Graph, batch.Nodes);
                break;
            case SlotFormula slot when batch.HasNumbers(slot.Slot):
                foreach (var number in batch.Numbers)
                {
                    group.Add(number);
                }

                break;
            case var constant when batch.IsConstant(constant):
                var value = constant.Of(Frame);
                group.AddMany(value, value.IsNull ? 0 : batch.Count);
                break;
            default:
                for (var row = 0; row < batch.Count; row++)
                {
                    batch.Restore(row);
                    aggregation.Add(group, Frame);
                }

                break;
        }
    }

    private void Clear()
    {
        _byKey.Clear();
        _byKeys.Clear();
        _groups.Clear();
    }

    private int Group()
    {
        if (keys.Length == 0)
        {
            return _groups.Count == 0 ? Start([]) : 0;
        }

        if (keys.Length == 1)
        {
            ref var single = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, Frame.Slots[_slots[0]], out var knownKey);
            return knownKey ? single : single = Start([Frame.Slots[_slots[0]]]);
        }

        var row = Rows.Save(Frame, _slots);
        ref var several = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKeys, row, out var known);
        return known ? several : several = Start(row);
    }

    private int Start(Value[] row)
    {
        Frame.Meter.Hold(128 + (row.Length * 16) + (aggregations.Length * 64));
        _groups.Add((row, Array.ConvertAll(aggregations, aggregation => aggregation.Start(Frame))));
        return _groups.Count - 1;
    }
}
