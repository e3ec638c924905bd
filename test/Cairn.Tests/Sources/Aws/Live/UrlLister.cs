using System.Text;
using System.Text.Json.Nodes;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws.Live;

/// <summary>Stands before moto and lists function URLs, which moto can only give one by one; everything else it hands on.</summary>
internal sealed class UrlLister : IAsyncDisposable
{
    private readonly HttpLoopback _http;
    private readonly HttpClient _client = new();
    private readonly Uri _moto;

    public UrlLister(Uri moto)
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

    private async Task<HttpTold> Answer(HttpAsked asked)
    {
        var isList = asked.Method == "GET" && asked.Path.EndsWith("/urls", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new(asked.Method), new Uri(_moto, $"{(isList ? asked.Path[..^1] : asked.Path)}{(asked.Query.Length > 0 ? "?" + asked.Query : "")}"));
        if (asked.Body.Length > 0)
            request.Content = new ByteArrayContent(asked.Body);
        foreach (var (name, value) in asked.Headers.Where(header => !header.Key.StartsWith("content-", StringComparison.OrdinalIgnoreCase) && !header.Key.Equals("connection", StringComparison.OrdinalIgnoreCase)))
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        if (!isList)
            return new((int)response.StatusCode, body);
        var urls = response.IsSuccessStatusCode ? new JsonArray(JsonNode.Parse(body)) : [];
        return new(200, Encoding.UTF8.GetBytes(new JsonObject { ["FunctionUrlConfigs"] = urls }.ToJsonString()));
    }
}
