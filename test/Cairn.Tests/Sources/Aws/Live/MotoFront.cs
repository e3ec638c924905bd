using System.Text;
using System.Text.Json.Nodes;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws.Live;

/// <summary>
/// Stands before moto and mends three answers, everything else it hands on: moto gives function URLs and lifecycle configurations of notebooks
/// only one by one, and fails (500, which Terraform tries again for minutes) when asked for the tags of the latter.
/// </summary>
internal sealed class MotoFront : IAsyncDisposable
{
    private readonly HttpLoopback _http;
    private readonly HttpClient _client = new();
    private readonly Uri _moto;
    private readonly System.Collections.Concurrent.ConcurrentBag<string> _configurations = [];

    public MotoFront(Uri moto)
    {
        _moto = moto;
        _http = new(Answer);
    }

    public Uri Address => _http.Address;

    public async ValueTask DisposeAsync()
    {
        await _http.DisposeAsync();
        _client.Dispose();
    }

    private JsonObject? Lifecycle(string? target, string body)
    {
        const string Name = "NotebookInstanceLifecycleConfigName";
        switch (target)
        {
            case "SageMaker.CreateNotebookInstanceLifecycleConfig":
                _configurations.Add(JsonNode.Parse(body)![Name]!.GetValue<string>());
                return null;
            case "SageMaker.ListNotebookInstanceLifecycleConfigs":
                return new JsonObject { ["NotebookInstanceLifecycleConfigs"] = new JsonArray([.. _configurations.Select(name => new JsonObject { [Name] = name })]) };
            case "SageMaker.ListTags" when body.Contains("notebook-instance-lifecycle-config/", StringComparison.Ordinal):
                return new JsonObject { ["Tags"] = new JsonArray() };
            default:
                return null;
        }
    }

    private async Task<HttpTold> Answer(HttpAsked asked)
    {
        if (Lifecycle(asked.Headers.GetValueOrDefault("x-amz-target"), Encoding.UTF8.GetString(asked.Body)) is { } mended)
            return new(200, Encoding.UTF8.GetBytes(mended.ToJsonString()));
        var isList = asked.Method == "GET" && asked.Path.EndsWith("/urls", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new(asked.Method), new Uri(_moto, $"{(isList ? asked.Path[..^1] : asked.Path)}{(asked.Query.Length > 0 ? "?" + asked.Query : "")}"));
        if (asked.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(asked.Body);
            if (asked.Headers.TryGetValue("content-type", out var type))
                request.Content.Headers.TryAddWithoutValidation("content-type", type);
        }

        foreach (var (name, value) in asked.Headers.Where(header => !header.Key.StartsWith("content-", StringComparison.OrdinalIgnoreCase) && !header.Key.Equals("connection", StringComparison.OrdinalIgnoreCase)))
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        if (!isList)
            return new((int)response.StatusCode, body, response.Content.Headers.ContentType?.ToString() ?? "application/json") { Headers = response.Headers.Where(header => header.Key.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase)).ToDictionary(header => header.Key, header => header.Value.First()) };
        var urls = response.IsSuccessStatusCode ? new JsonArray(JsonNode.Parse(body)) : [];
        return new(200, Encoding.UTF8.GetBytes(new JsonObject { ["FunctionUrlConfigs"] = urls }.ToJsonString()));
    }
}
