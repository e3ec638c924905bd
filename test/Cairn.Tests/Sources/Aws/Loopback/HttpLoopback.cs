using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cairn.Tests.Sources.Aws.Loopback;

/// <summary>A request as it came over the line.</summary>
internal sealed record HttpAsked(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>What is sent back, whole or broken on purpose.</summary>
internal sealed record HttpTold(int Status, byte[] Body, string ContentType = "application/json")
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The connection ends before anything is sent.</summary>
    public bool Resets { get; init; }

    /// <summary>The connection ends in the middle of the body.</summary>
    public bool BreaksOff { get; init; }
}

/// <summary>A small HTTP server on this machine that can also misbehave.</summary>
internal sealed class HttpLoopback : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _open = [];
    private readonly Func<HttpAsked, Task<HttpTold>> _answer;
    private readonly Task _accepting;

    public HttpLoopback(Func<HttpAsked, Task<HttpTold>> answer)
    {
        _answer = answer;
        _listener.Start(512);
        _accepting = Accept();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_open.Keys);
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var task = Serve(client);
                _open[task] = 0;
                _ = task.ContinueWith(done => _open.TryRemove(done, out _), TaskScheduler.Default);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var connection = client;
        client.NoDelay = true;
        try
        {
            using var stream = new BufferedStream(client.GetStream());
            while (await Read(stream) is { } asked)
            {
                if (!await Tell(stream, client, await _answer(asked)))
                    return;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The other side has gone, or the test is over.
        }
    }

    private async Task<bool> Tell(Stream stream, TcpClient client, HttpTold told)
    {
        if (told.Resets)
        {
            client.LingerState = new(true, 0);
            return false;
        }

        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {told.Status} X\r\nContent-Type: {told.ContentType}\r\nContent-Length: {told.Body.Length}\r\n"));
        foreach (var (name, value) in told.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _stop.Token);
        await stream.WriteAsync(told.BreaksOff ? told.Body.AsMemory(0, told.Body.Length / 2) : told.Body, _stop.Token);
        await stream.FlushAsync(_stop.Token);
        return !told.BreaksOff;
    }

    private async Task<HttpAsked?> Read(Stream stream)
    {
        if (await Line(stream) is not { Length: > 0 } first)
            return null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await Line(stream) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, _stop.Token);
        var parts = first.Split(' ');
        var target = parts[1].Split('?', 2);
        return new(parts[0], target[0], target.Length > 1 ? target[1] : "", headers, body);
    }

    private async Task<string?> Line(Stream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            if (one[0] == '\n')
                return text.ToString().TrimEnd('\r');
            text.Append((char)one[0]);
        }

        return text.Length > 0 ? text.ToString() : null;
    }
}
