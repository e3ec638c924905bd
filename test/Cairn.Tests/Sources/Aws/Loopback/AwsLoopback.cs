using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Tests.Sources.Aws.Loopback;

/// <summary>A call as the loopback AWS understands it.</summary>
internal sealed record AwsAsked(ServiceFacts Service, OperationFacts Operation, string Account, string Region, string KeyId, string Time, IReadOnlyDictionary<string, string> Parameters)
{
    public string Name => $"{Service.Name}:{Operation.Name}";
}

/// <summary>AWS on this machine: understands each protocol and answers with JSON that a test gives, written in the protocol of the service.</summary>
internal sealed class AwsLoopback : IAsyncDisposable
{
    private readonly HttpLoopback _http;
    private readonly Func<AwsAsked, JsonNode> _answer;
    private readonly Dictionary<string, (ServiceFacts, OperationFacts)> _targets = [];
    private readonly Dictionary<string, (ServiceFacts, OperationFacts)> _actions = [];
    private readonly List<(ServiceFacts Service, OperationFacts Operation, Regex Path, string[] Flags)> _paths = [];

    public AwsLoopback(Func<AwsAsked, JsonNode> answer)
    {
        _answer = answer;
        foreach (var (service, operation) in AwsApis.All.Services.SelectMany(service => service.Operations.Values.Select(operation => (service, operation))))
            Learn(service, operation);
        _http = new(Answer);
    }

    public Uri Address => _http.Address;

    /// <summary>How often each call was made.</summary>
    public ConcurrentDictionary<string, int> Heard { get; } = new(StringComparer.Ordinal);

    /// <summary>What is sent instead of the answer; null lets the answer through.</summary>
    public Func<AwsAsked, HttpTold?> Fault { get; set; } = _ => null;

    /// <summary>Answers what is no declared call: metadata of machines and containers, the portal of single sign-on.</summary>
    public Func<HttpAsked, HttpTold?> Beside { get; set; } = _ => null;

    /// <summary>The keys that calls were signed with.</summary>
    public ConcurrentDictionary<string, byte> KeyIds { get; } = new(StringComparer.Ordinal);

    public TimeSpan Latency { get; set; }

    /// <summary>What the environment of a process must say for its calls to come here.</summary>
    public Dictionary<string, string> Environment => new() { ["AWS_ENDPOINT_URL"] = Address.ToString() };

    public ValueTask DisposeAsync() => _http.DisposeAsync();

    /// <summary>An error in the protocol of the service that was asked.</summary>
    public static HttpTold Error(AwsAsked asked, int status, string code, string message = "on purpose") => asked.Service.Protocol is Protocol.Json or Protocol.RestJson
        ? new(status, Encoding.UTF8.GetBytes($$"""{"__type":"{{code}}","message":"{{message}}"}"""))
        : new(status, Encoding.UTF8.GetBytes($"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors></Response>"), "text/xml");

    private void Learn(ServiceFacts service, OperationFacts operation)
    {
        if (service.Protocol == Protocol.Json)
            _targets[$"{service.Target}.{operation.Name}"] = (service, operation);
        else if (service.Protocol is Protocol.Query or Protocol.Ec2)
            _actions[$"{service.Version} {operation.Name}"] = (service, operation);
        else
        {
            var parts = operation.Path.Split('?');
            var pattern = Regex.Replace(Regex.Escape(parts[0]).Replace("}", "}", StringComparison.Ordinal), @"\\\{(\w+)\+?}", match => $"(?<{match.Groups[1].Value}>[^/]+)");
            _paths.Add((service, operation, new($"^{pattern}/?$"), parts.Length > 1 ? parts[1].Split('&') : []));
        }
    }

    private async Task<HttpTold> Answer(HttpAsked asked)
    {
        if (Beside(asked) is { } other)
            return other;
        if (Understand(asked) is not { } call)
            return new(400, Encoding.UTF8.GetBytes($$"""{"__type":"NotUnderstood","message":"{{asked.Method}} {{asked.Path}}"}"""));
        KeyIds.TryAdd(call.KeyId, 0);
        Heard.AddOrUpdate(call.Name, 1, (_, count) => count + 1);
        if (Latency > TimeSpan.Zero)
            await Task.Delay(Latency);
        if (Fault(call) is { } fault)
            return fault;
        var answer = _answer(call);
        return call.Service.Protocol is Protocol.Json or Protocol.RestJson
            ? new(200, Encoding.UTF8.GetBytes(JsonTexts.Write(answer, call.Operation)))
            : new(200, Encoding.UTF8.GetBytes(XmlTexts.Write(answer, call.Service, call.Operation)), "text/xml");
    }

    private AwsAsked? Understand(HttpAsked asked)
    {
        // AWS4-HMAC-SHA256 Credential=KEY/20150830/us-east-1/service/aws4_request, …
        if (!asked.Headers.TryGetValue("authorization", out var authorization) || authorization.Split("Credential=") is not [_, var rest])
            return null;
        var scope = rest.Split(',')[0].Split('/');
        var (found, parameters) = Find(asked, scope[3]);
        return found is not { } call ? null : new(call.Service, call.Operation, scope[0][4..16], scope[2], scope[0], asked.Headers.GetValueOrDefault("x-amz-date", ""), parameters);
    }

    private ((ServiceFacts Service, OperationFacts Operation)?, Dictionary<string, string>) Find(HttpAsked asked, string signing)
    {
        if (asked.Headers.TryGetValue("x-amz-target", out var target))
            return (_targets.TryGetValue(target, out var byTarget) ? byTarget : null, JsonTexts.Read(asked.Body));
        if (asked.Method == "POST" && asked.Headers.GetValueOrDefault("content-type", "").StartsWith("application/x-www-form", StringComparison.Ordinal))
        {
            var form = Pairs(Encoding.UTF8.GetString(asked.Body));
            return (_actions.TryGetValue($"{form["Version"]} {form["Action"]}", out var byAction) ? byAction : null, form);
        }

        var query = Pairs(asked.Query);
        foreach (var (service, operation, path, flags) in _paths.Where(entry => entry.Service.Signing == signing && entry.Operation.Method == asked.Method).OrderByDescending(entry => entry.Flags.Length).ThenByDescending(entry => entry.Operation.Path.Length))
        {
            if (path.Match(asked.Path) is not { Success: true } match || !flags.All(flag => query.ContainsKey(flag.Split('=')[0])))
                continue;
            foreach (Group group in match.Groups)
                query[group.Name] = Uri.UnescapeDataString(group.Value);
            foreach (var (name, value) in JsonTexts.Read(asked.Body))
                query[name] = value;
            return ((service, operation), query);
        }

        return (null, query);
    }

    private static Dictionary<string, string> Pairs(string text) => text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .DistinctBy(pair => pair[0])
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "", StringComparer.Ordinal);

    /// <summary>The keys that an account of this number signs with here.</summary>
    public static Keys KeysOf(string account, int generation = 0) => new(string.Create(CultureInfo.InvariantCulture, $"AKIA{account}{generation}"), "secret", "token");
}
