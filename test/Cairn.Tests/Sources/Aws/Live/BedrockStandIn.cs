using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws.Live;

/// <summary>
/// Agents, knowledge bases and what belongs to them, made by Terraform and listed to collectors: moto has most of these not at all.
/// A thing lives at its path; a list is what lies directly below one.
/// </summary>
internal sealed class BedrockStandIn : IAsyncDisposable
{
    private const string Arn = "arn:aws:bedrock:us-east-1:123456789012";
    private const string Time = "2026-01-01T00:00:00Z";
    private readonly HttpLoopback _http;
    private readonly SortedDictionary<string, JsonObject> _things = new(StringComparer.Ordinal);
    private int _count;

    public BedrockStandIn() => _http = new(asked => Task.FromResult(Answer(asked)));

    public Uri Address => _http.Address;

    public ValueTask DisposeAsync() => _http.DisposeAsync();

    /// <summary>What things at a path are called: alone, in a list, and their number.</summary>
    private static (string One, string Many, string Id) Names(string[] path) => path[^1] switch
    {
        "agents" => ("agent", "agentSummaries", "agentId"),
        "actiongroups" => ("agentActionGroup", "actionGroupSummaries", "actionGroupId"),
        "agentaliases" => ("agentAlias", "agentAliasSummaries", "agentAliasId"),
        "agentcollaborators" => ("agentCollaborator", "agentCollaboratorSummaries", "collaboratorId"),
        "knowledgebases" when path.Length > 1 => ("agentKnowledgeBase", "agentKnowledgeBaseSummaries", "knowledgeBaseId"),
        "knowledgebases" => ("knowledgeBase", "knowledgeBaseSummaries", "knowledgeBaseId"),
        "datasources" => ("dataSource", "dataSourceSummaries", "dataSourceId"),
        "flows" => ("flow", "flowSummaries", "id"),
        _ => ("prompt", "promptSummaries", "id"),
    };

    private HttpTold Answer(HttpAsked asked)
    {
        var path = asked.Path.Trim('/').Split('/');
        var body = asked.Body.Length > 0 ? JsonNode.Parse(asked.Body)!.AsObject() : [];
        lock (_things)
        {
            if (path[0] == "tags")
                return Told(new JsonObject { ["tags"] = new JsonObject() });
            var isList = path[^1] is "agents" or "actiongroups" or "agentaliases" or "agentcollaborators" or "knowledgebases" or "datasources" or "flows" or "prompts";
            if (isList)
                return body.Count > 1 ? Make(path, body) : List(path);
            return _things.TryGetValue(string.Join('/', path), out var thing) ? One(path, asked, body, thing) : new(404, "{\"__type\":\"ResourceNotFoundException\"}"u8.ToArray());
        }
    }

    private HttpTold Make(string[] path, JsonObject body)
    {
        var (one, _, id) = Names(path);
        var number = body[id]?.GetValue<string>() ?? string.Create(CultureInfo.InvariantCulture, $"THING{++_count:00000}");
        var thing = (JsonObject)body.DeepClone();
        thing[id] = number;
        foreach (var (name, value) in new[] { ("createdAt", Time), ("updatedAt", Time), ("preparedAt", Time), ("agentStatus", "NOT_PREPARED"), ("agentVersion", "DRAFT"), ("status", one == "dataSource" ? "AVAILABLE" : "ACTIVE"), ("agentAliasStatus", "PREPARED"), ("actionGroupState", "ENABLED") })
            thing[name] ??= value;
        if (path.Length > 1)
            thing[path[0] == "agents" ? "agentId" : "knowledgeBaseId"] ??= path[1];
        if (one is "agent" or "knowledgeBase")
            thing[$"{one}Arn"] = $"{Arn}:{(one == "agent" ? "agent" : "knowledge-base")}/{number}";
        if (one == "agentAlias")
            (thing["agentAliasArn"], thing["routingConfiguration"]) = ($"{Arn}:agent-alias/{path[1]}/{number}", new JsonArray(new JsonObject { ["agentVersion"] = "1" }));
        if (one == "agent")
            (thing["idleSessionTTLInSeconds"], thing["promptOverrideConfiguration"]) = (thing["idleSessionTTLInSeconds"]?.DeepClone() ?? 600, new JsonObject { ["promptConfigurations"] = new JsonArray() });
        if (one == "dataSource")
            thing["dataDeletionPolicy"] ??= "RETAIN";
        _things[$"{string.Join('/', path)}/{number}"] = thing;
        return Told(new JsonObject { [one] = thing.DeepClone() }, 202);
    }

    private HttpTold List(string[] path)
    {
        var prefix = string.Join('/', path) + "/";
        var found = _things.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal) && !pair.Key[prefix.Length..].Contains('/', StringComparison.Ordinal));
        return Told(new JsonObject { [Names(path).Many] = new JsonArray([.. found.Select(pair => pair.Value.DeepClone())]) });
    }

    private static HttpTold One(string[] path, HttpAsked asked, JsonObject body, JsonObject thing)
    {
        if (asked.Method == "POST")
            thing["agentStatus"] = "PREPARED";
        foreach (var (name, value) in body)
            thing[name] = value?.DeepClone();
        return asked.Method == "POST"
            ? Told(new JsonObject { ["agentId"] = path[1], ["agentStatus"] = "PREPARED", ["agentVersion"] = "DRAFT", ["preparedAt"] = Time }, 202)
            : Told(new JsonObject { [Names(path[..^1]).One] = thing.DeepClone() });
    }

    private static HttpTold Told(JsonObject answer, int status = 200) => new(status, Encoding.UTF8.GetBytes(answer.ToJsonString()));
}
