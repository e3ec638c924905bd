using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Many rows that differ from the one in the frame only in a column of nodes, and perhaps in one of integers beside it. Who made it fills it again after it was pushed.</summary>
internal sealed class Batch
{
    public const int Capacity = 1024;

    private readonly Frame _frame;
    private readonly List<int> _nodeSlots;
    private readonly List<int> _numberSlots;
    private readonly int[] _nodes = GC.AllocateUninitializedArray<int>(Capacity);
    private readonly int[] _numbers;

    /// <param name="frame">The run.</param>
    /// <param name="nodeSlot">The slot of the nodes; -1 where they have none.</param>
    /// <param name="numberSlot">The slot of the integers; -1 where there are none.</param>
    public Batch(Frame frame, int nodeSlot, int numberSlot = -1)
    {
        _frame = frame;
        _nodeSlots = nodeSlot < 0 ? [] : [nodeSlot];
        _numberSlots = numberSlot < 0 ? [] : [numberSlot];
        _numbers = numberSlot < 0 ? [] : new int[Capacity];
    }

    public int Count { get; private set; }

    public bool IsFull => Count == Capacity;

    public ReadOnlySpan<int> Nodes => _nodes.AsSpan(0, Count);

    public ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, _numbers.Length == 0 ? 0 : Count);

    public bool HasNodes(int slot) => _nodeSlots.Contains(slot);

    public bool HasNumbers(int slot) => _numberSlots.Contains(slot);

    public void Clear() => Count = 0;

    public void Add(int node) => _nodes[Count++] = node;

    public void Add(int node, int number)
    {
        if (_numbers.Length > 0)
        {
            _numbers[Count] = number;
        }

        _nodes[Count++] = node;
    }

    /// <summary>Gives a column one slot more.</summary>
    public void Rename(int from, int to)
    {
        var slots = HasNodes(from) ? _nodeSlots : _numberSlots;
        if (!slots.Contains(to))
        {
            slots.Add(to);
        }
    }

    /// <summary>Makes the frame's row that of the batch.</summary>
    public void Restore(int row)
    {
        foreach (var slot in _nodeSlots)
        {
            _frame.Slots[slot] = new Value(_frame.Graph.NodeTag, _nodes[row]);
        }

        foreach (var slot in _numberSlots)
        {
            _frame.Slots[slot] = _numbers[row];
        }
    }

    /// <summary>Hands the rows on; a single one is handed on as such, which costs less.</summary>
    public bool PushOn(Sink next)
    {
        if (Count > 1)
        {
            return next.Push(this);
        }

        if (Count == 0)
        {
            return true;
        }

        Restore(0);
        return next.Push();
    }

    /// <summary>Drops the rows for which a condition does not hold.</summary>
    public void Keep(Formula condition)
    {
        if (ColumnTest.Of(condition, this, _frame) is { } test)
        {
            Keep(test);
            return;
        }

        var kept = 0;
        for (var row = 0; row < Count; row++)
        {
            Restore(row);
            if (condition.Test(_frame) == Truth.True)
            {
                Move(row, kept++);
            }
        }

        Count = kept;
    }

    /// <summary>Drops the rows whose node was seen before.</summary>
    public void KeepNew(Functions.NumberSet seen)
    {
        var kept = 0;
        for (var row = 0; row < Count; row++)
        {
            if (seen.Add(_nodes[row]))
            {
                Move(row, kept++);
            }
        }

        Count = kept;
    }

    /// <summary>Whether a formula has the same value for all rows.</summary>
    public bool IsConstant(Formula formula) => formula switch
    {
        ConstantFormula or ParameterFormula => true,
        SlotFormula slot => IsConstant(slot.Slot),
        PropertyFormula { Target: SlotFormula slot } => IsConstant(slot.Slot),
        _ => false,
    };

    private bool IsConstant(int slot) => !HasNodes(slot) && !HasNumbers(slot);

    private void Keep(ColumnTest test)
    {
        var kept = 0;
        for (var row = 0; row < Count; row++)
        {
            var node = _nodes[row];
            var number = _numbers.Length == 0 ? 0 : _numbers[row];
            _nodes[kept] = node;
            if (_numbers.Length > 0)
            {
                _numbers[kept] = number;
            }

            kept += test.Holds(node) ? 1 : 0;
        }

        Count = kept;
    }

    private void Move(int from, int to)
    {
        _nodes[to] = _nodes[from];
        if (_numbers.Length > 0)
        {
            _numbers[to] = _numbers[from];
        }
    }
}
