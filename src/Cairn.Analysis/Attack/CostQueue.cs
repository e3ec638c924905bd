namespace Cairn.Analysis.Attack;

/// <summary>A priority queue of propositions by cost, then by number; entries are never changed, outdated ones are skipped by the reader.</summary>
internal sealed class CostQueue
{
    private ulong[] _heap = new ulong[1024];

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Add(int cost, int proposition)
    {
        if (Count == _heap.Length)
            Array.Resize(ref _heap, _heap.Length * 2);
        var key = ((ulong)(uint)cost << 32) | (uint)proposition;
        var at = Count++;
        while (at > 0)
        {
            var parent = (at - 1) >> 2;
            if (_heap[parent] <= key)
                break;
            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = key;
    }

    public (int Cost, int Proposition) Take()
    {
        var top = _heap[0];
        var last = _heap[--Count];
        var at = 0;
        while (true)
        {
            var child = (at << 2) + 1;
            if (child >= Count)
                break;
            var least = Least(child, Math.Min(child + 4, Count));
            if (_heap[least] >= last)
                break;
            _heap[at] = _heap[least];
            at = least;
        }

        _heap[at] = last;
        return ((int)(top >> 32), (int)(uint)top);
    }

    private int Least(int from, int to)
    {
        var least = from;
        for (var i = from + 1; i < to; i++)
        {
            if (_heap[i] < _heap[least])
                least = i;
        }

        return least;
    }
}
