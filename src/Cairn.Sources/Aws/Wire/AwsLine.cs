namespace Cairn.Sources.Aws.Wire;

/// <summary>The connections that calls go over.</summary>
internal sealed class AwsLine : IDisposable
{
    private readonly SocketsHttpHandler _sockets;
    private readonly HttpMessageInvoker _http;

    public AwsLine(AwsOptions options, CallLimits limits, TimeProvider time)
    {
        _sockets = new()
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = limits.Concurrency,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            // A redirected request would carry a signature for another host.
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
        };
        _http = new(_sockets);
        Client = new(_http, Endpoints.From(options.Environment), limits, time);
    }

    public AwsClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        _http.Dispose();
        _sockets.Dispose();
    }
}
