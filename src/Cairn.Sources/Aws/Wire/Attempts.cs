namespace Cairn.Sources.Aws.Wire;

/// <summary>Decides after each failure of one call whether and when it is tried again.</summary>
internal sealed class Attempts(CallLimits limits)
{
    private int _busy;
    private int _failed;
    private int _renewed;
    private bool _clockSet;

    /// <summary>How long to wait before the next attempt; null when there is none.</summary>
    public TimeSpan? Again(Failure failure, bool clockWasSet)
    {
        if (clockWasSet && !_clockSet)
        {
            _clockSet = true;
            return TimeSpan.Zero;
        }

        return failure.Kind switch
        {
            FailureKind.Throttled when ++_busy < limits.BusyAttempts => Pause(_busy),
            FailureKind.Transient when ++_failed < limits.FailedAttempts => Pause(_failed),
            FailureKind.Expired when ++_renewed <= 2 => TimeSpan.Zero,
            _ => null,
        };
    }

    /// <summary>Doubling, with a random part so that those who failed together do not come back together.</summary>
    private TimeSpan Pause(int count)
    {
        var full = Math.Min(limits.LongestPause.TotalMilliseconds, limits.FirstPause.TotalMilliseconds * Math.Pow(2, count - 1));
        return TimeSpan.FromMilliseconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
