using Cairn.Sources.Aws.Wire;

namespace Cairn.Tests.Sources.Aws.Loopback;

/// <summary>Keys of one account; when they are refused the next ones come, as often as there are any.</summary>
internal sealed class FixedKeys(string account, int renewals = 0) : IKeySource
{
    private int _generation;

    public Task<Keys> Get(Keys? refused, CancellationToken cancellation)
    {
        if (refused is not null && refused.Id == AwsLoopback.KeysOf(account, _generation).Id && _generation < renewals)
            Interlocked.Increment(ref _generation);
        return Task.FromResult(AwsLoopback.KeysOf(account, _generation));
    }
}
