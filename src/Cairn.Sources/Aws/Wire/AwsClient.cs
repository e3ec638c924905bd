using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace Cairn.Sources.Aws.Wire;

/// <summary>Makes calls: signs, paces, tries again where that can help, and says why where it cannot.</summary>
internal sealed class AwsClient(HttpMessageInvoker http, Endpoints endpoints, CallLimits limits, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(limits.Concurrency);
    private readonly Pace _pace = new(limits, time);
    private readonly ConcurrentDictionary<Caller, KeyCheck> _checks = [];
    private long _skewTicks;

    public Tally Tally { get; } = new();

    public void Dispose()
    {
        _slots.Dispose();
        foreach (var check in _checks.Values)
            check.Dispose();
    }

    public async Task<Reply> Call(Caller caller, string service, string operation, string region, JsonObject parameters, CancellationToken cancellation)
    {
        var (serviceFacts, operationFacts) = AwsApis.All.Find(service, operation);
        var request = Requests.Make(serviceFacts, operationFacts, endpoints.Of(serviceFacts, region, caller.Account), parameters);
        var bucket = _pace.Of(caller.Account, region, service);
        Keys? refused = null;
        var attempts = new Attempts(limits);
        while (true)
        {
            await Wait(bucket.Take(), cancellation);
            var keys = refused;
            try
            {
                keys = await caller.Keys.Get(refused, cancellation);
            }
            catch (KeysUnavailableException e)
            {
                return new(default, e.Failure);
            }

            var (reply, date) = await Try(request, keys, serviceFacts, operationFacts, region, cancellation);
            if (reply.Failure is not { } failure)
            {
                bucket.Answered();
                return reply;
            }

            if (failure.IsStranger && await AreDead(caller, region, cancellation))
                failure = failure.OfDeadKeys();
            if (failure.Kind == FailureKind.Throttled)
                bucket.Complained();
            refused = failure.Kind == FailureKind.Expired ? keys : null;
            if (attempts.Again(failure, failure.MayBeSkew && SetClock(date)) is not { } pause)
                return new(default, failure);
            await Wait(pause, cancellation);
        }
    }

    /// <summary>A service that does not know the keys says so too where the account has not opened the region; whoever gave the keys knows better.</summary>
    private async Task<bool> AreDead(Caller caller, string region, CancellationToken cancellation)
    {
        if (caller.Account.Length == 0)
            return false;
        var failed = time.GetTimestamp();
        var check = _checks.GetOrAdd(caller, _ => new());
        return await check.Run(failed, async () =>
        {
            // Without an account the question is not asked about itself.
            var reply = await Call(caller with { Account = "" }, "sts", "GetCallerIdentity", AwsApis.All.PartitionOf(region).GlobalRegion, [], cancellation);
            return reply.Failure is { IsStranger: true };
        }, time, cancellation);
    }

    /// <summary>Takes over the other side's time when it differs; whether it did.</summary>
    private bool SetClock(DateTimeOffset? date)
    {
        if (date is not { } theirs)
            return false;
        var skew = theirs - time.GetUtcNow();
        if (Math.Abs((skew - TimeSpan.FromTicks(Interlocked.Read(ref _skewTicks))).TotalSeconds) < 60)
            return false;
        Interlocked.Exchange(ref _skewTicks, skew.Ticks);
        return true;
    }

    private async Task<(Reply Reply, DateTimeOffset? Date)> Try(WireRequest request, Keys keys, ServiceFacts service, OperationFacts operation, string region, CancellationToken cancellation)
    {
        await _slots.WaitAsync(cancellation);
        var started = Stopwatch.GetTimestamp();
        using var timeout = new CancellationTokenSource(limits.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        Failure? failure = null;
        try
        {
            using var message = Message(request, keys, service, region);
            using var response = await http.SendAsync(message, either.Token);
            var body = await Body(response, either.Token);
            failure = response.IsSuccessStatusCode ? null : Failure.Of((int)response.StatusCode, ErrorHeader(response), body);
            return (failure is null ? new(Answers.Read(body, service, operation), null) : new(default, failure), response.Headers.Date);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.NameResolutionError)
        {
            failure = new(FailureKind.Absent, Failure.NoSuchHost, $"`{request.Endpoint.Host}` has no address");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or XmlException)
        {
            failure = Failure.Broken(e.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            failure = Failure.Broken($"no answer within {limits.Timeout.TotalSeconds} seconds");
        }
        finally
        {
            _slots.Release();
            Tally.Count(service.Name, Stopwatch.GetElapsedTime(started), failure?.Kind);
        }

        return (new(default, failure), null);
    }

    private HttpRequestMessage Message(WireRequest template, Keys keys, ServiceFacts service, string region)
    {
        // Headers are the attempt's own: a later one has another time and perhaps other keys.
        var request = template with { Headers = new(template.Headers, StringComparer.Ordinal) };
        Signature.Sign(request, keys, region, service.Signing, time.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _skewTicks)));
        var message = new HttpRequestMessage(new(request.Method), request.Address());
        if (request.Method is not ("GET" or "HEAD"))
            message.Content = new ByteArrayContent(request.Body);
        foreach (var (name, value) in request.Headers)
        {
            if (name == "content-type")
                message.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else
                message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private async Task<byte[]> Body(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + count > limits.MaxAnswer)
                throw new IOException($"the answer is longer than {limits.MaxAnswer} bytes");
            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }

    private static string? ErrorHeader(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-amzn-errortype", out var values) ? values.FirstOrDefault() : null;

    private Task Wait(TimeSpan span, CancellationToken cancellation) =>
        span > TimeSpan.Zero ? Task.Delay(span, time, cancellation) : Task.CompletedTask;
}
