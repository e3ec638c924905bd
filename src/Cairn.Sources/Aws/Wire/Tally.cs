using System.Collections.Concurrent;

namespace Cairn.Sources.Aws.Wire;

/// <summary>What calls have cost so far, by service.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, Row> _rows = new(StringComparer.Ordinal);

    public long Calls => _rows.Values.Sum(row => Interlocked.Read(ref row.Calls));

    public long Throttled => _rows.Values.Sum(row => Interlocked.Read(ref row.Throttled));

    public void Count(string service, TimeSpan elapsed, FailureKind? failure)
    {
        var row = _rows.GetOrAdd(service, _ => new());
        Interlocked.Increment(ref row.Calls);
        Interlocked.Add(ref row.Ticks, elapsed.Ticks);
        if (failure is FailureKind.Throttled)
            Interlocked.Increment(ref row.Throttled);
        // What is denied or refused is an answer, and often the one that is expected: no policy, no encryption.
        else if (failure is FailureKind.Transient)
            Interlocked.Increment(ref row.Failed);
    }

    /// <summary>By the time spent waiting for answers, longest first.</summary>
    public IReadOnlyList<ServiceCost> ByService() =>
        [.. _rows.Select(pair => new ServiceCost(pair.Key, pair.Value.Calls, TimeSpan.FromTicks(pair.Value.Ticks), pair.Value.Throttled, pair.Value.Failed))
            .OrderByDescending(cost => cost.Waited).ThenBy(cost => cost.Service, StringComparer.Ordinal)];

    private sealed class Row
    {
        public long Calls;
        public long Ticks;
        public long Throttled;
        public long Failed;
    }
}
