using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Identity;

/// <summary>Keys of a role that is taken on with other keys, and taken on again before they run out.</summary>
internal sealed class RoleKeys(AwsClient client, Caller from, string role, string region, TimeProvider time) : IKeySource, IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _one = new(1);
    private Keys? _keys;

    public void Dispose() => _one.Dispose();

    public async Task<Keys> Get(Keys? refused, CancellationToken cancellation)
    {
        if (Usable(refused) is { } usable)
            return usable;
        await _one.WaitAsync(cancellation);
        try
        {
            return Usable(refused) ?? (_keys = await Assume(cancellation));
        }
        finally
        {
            _one.Release();
        }
    }

    private Keys? Usable(Keys? refused) =>
        _keys is { } keys && keys.Id != refused?.Id && keys.Expires - Early > time.GetUtcNow() ? keys : null;

    private async Task<Keys> Assume(CancellationToken cancellation)
    {
        var reply = await client.Call(from, "sts", "AssumeRole", region, new JsonObject { ["RoleArn"] = role, ["RoleSessionName"] = "cairn" }, cancellation);
        if (reply.Failure is { } failure)
            throw new KeysUnavailableException(failure);
        var keys = reply.Answer.Member("Credentials");
        return keys.Text("AccessKeyId") is { } id && keys.Text("SecretAccessKey") is { } secret
            ? new(id, secret, keys.Text("SessionToken"), ExpiryOf(keys.Text("Expiration")))
            : throw new KeysUnavailableException(new(FailureKind.Refused, "NoKeys", "the answer has no keys"));
    }

    private DateTimeOffset ExpiryOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expiry) ? expiry : time.GetUtcNow() + TimeSpan.FromHours(1);
}
