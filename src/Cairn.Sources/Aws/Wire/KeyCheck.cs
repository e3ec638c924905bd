namespace Cairn.Sources.Aws.Wire;

/// <summary>Asks once for all calls that failed before, whether the keys of a caller are still known.</summary>
internal sealed class KeyCheck : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private long _asked = long.MinValue;
    private bool _dead;

    public void Dispose() => _one.Dispose();

    /// <param name="failed">When the call failed; only what is asked after that tells.</param>
    public async Task<bool> Run(long failed, Func<Task<bool>> ask, TimeProvider time, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (_asked < failed)
            {
                var now = time.GetTimestamp();
                _dead = await ask();
                _asked = now;
            }

            return _dead;
        }
        finally
        {
            _one.Release();
        }
    }
}
