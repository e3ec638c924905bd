using System.Diagnostics;

namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>Watches the budget of one run. Every loop calls <see cref="Step()"/>; the clock is looked at every few thousand steps.</summary>
internal sealed class Meter(QueryBudget budget, CancellationToken cancellation)
{
    private const int Interval = 4096;
    private const int LettersPerStep = 16;

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly long _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    private readonly long _heapBefore = GC.GetTotalMemory(forceFullCollection: false);
    private int _left = Interval;
    private long _memory;
    private long _paths;

    public QueryBudget Budget => budget;

    public void Step()
    {
        if (--_left <= 0)
        {
            Check();
        }
    }

    public void Step(int count)
    {
        _left -= count;
        if (_left <= 0)
        {
            Check();
        }
    }

    /// <summary>Told before work on one value that takes the longer the larger the value is: a string by its letters, a list by its items.</summary>
    public void Handle(Value value)
    {
        var size = value.IsList ? value.Items.Length : value.Payload is string text ? text.Length / LettersPerStep : 0;
        if (size > 0)
        {
            Step(size);
        }
    }

    /// <summary>Relationships followed in a search of unknown depth.</summary>
    public void Follow() => Follow(1);

    public void Follow(int count)
    {
        _paths += count;
        _left -= count - 1;
        if (_paths > budget.Paths)
        {
            throw Failure.Budget("Paths", $"the query followed more than {budget.Paths} relationships in variable-length patterns", "bound the number of hops, or raise the budget `paths`");
        }

        Step();
    }

    public void Hold(long bytes)
    {
        _memory += bytes;
        if (_memory > budget.Memory)
        {
            throw Failure.Budget("Memory", $"the query needs more than {budget.Memory >> 20} MiB", "return or collect less, or raise the budget `memory`");
        }
    }

    /// <summary>Asked before something is built whose size is known.</summary>
    public void Plan(double bytes)
    {
        if (bytes > budget.Memory)
        {
            Hold(budget.Memory + 1);
        }
    }

    public void Release(long bytes) => _memory -= bytes;

    public void Row(long rows)
    {
        if (rows > budget.Rows)
        {
            throw Failure.Budget("Rows", $"the query has more than {budget.Rows} rows", "add a LIMIT, or raise the budget `rows`");
        }
    }

    // Values built by expressions are not counted one by one. A run that has allocated more than its budget while the heap has grown by as much is holding on to it.
    private void CheckHeap()
    {
        if (GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore > budget.Memory && GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes - _heapBefore > budget.Memory)
        {
            Hold(budget.Memory + 1);
        }
    }

    public void Check()
    {
        _left = Interval;
        cancellation.ThrowIfCancellationRequested();
        CheckHeap();
        if (Stopwatch.GetElapsedTime(_started) > budget.Time)
        {
            throw Failure.Budget("Time", $"the query ran longer than {budget.Time.TotalSeconds:0.###} s", "make the pattern more selective, or raise the budget `time`");
        }
    }
}
