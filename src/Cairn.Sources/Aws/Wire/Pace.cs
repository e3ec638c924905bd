using System.Collections.Concurrent;

namespace Cairn.Sources.Aws.Wire;

/// <summary>How fast each service of each account and region is asked: slower when it complains, faster while it does not.</summary>
internal sealed class Pace(CallLimits limits, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Account, string Region, string Service), Bucket> _buckets = [];

    public Bucket Of(string account, string region, string service) =>
        _buckets.GetOrAdd((account, region, service), _ => new(limits, time));

    /// <summary>A token bucket whose rate halves on a complaint and grows again with every answer.</summary>
    internal sealed class Bucket(CallLimits limits, TimeProvider time)
    {
        private const double SlowestRate = 0.5;
        private readonly Lock _lock = new();
        private double _rate = limits.StartRate;
        private double _tokens = limits.StartRate;
        private long _filled = time.GetTimestamp();
        private long _halved = long.MinValue;

        /// <summary>Takes a token; how long to wait before using it.</summary>
        public TimeSpan Take()
        {
            lock (_lock)
            {
                var now = time.GetTimestamp();
                _tokens = Math.Min(_rate, _tokens + (time.GetElapsedTime(_filled, now).TotalSeconds * _rate));
                _filled = now;
                _tokens--;
                return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / _rate);
            }
        }

        public void Complained()
        {
            lock (_lock)
            {
                // Calls that were under way together complain together; that is one complaint.
                var now = time.GetTimestamp();
                if (_halved != long.MinValue && time.GetElapsedTime(_halved, now) < TimeSpan.FromSeconds(1))
                    return;
                _halved = now;
                _rate = Math.Max(SlowestRate, _rate / 2);
                _tokens = Math.Min(_tokens, 0);
            }
        }

        public void Answered()
        {
            lock (_lock)
                _rate = Math.Min(limits.TopRate, _rate + 0.5);
        }
    }
}
