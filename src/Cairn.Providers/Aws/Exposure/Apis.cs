using System.Text.Json;
using Cairn.Graph;
using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>What answers HTTP requests without standing in a network: API methods, function URLs, distributions.</summary>
internal sealed class Apis(NetworkFacts facts)
{
    private const string AcceptsAnonymous = "ACCEPTS_ANONYMOUS";

    private readonly ILookup<int, PolicyFact> _policies = facts.Derivation.Facts.Policies.Where(policy => policy.Role == PolicyRole.Resource).ToLookup(policy => policy.Owner);

    public void Derive()
    {
        foreach (var route in facts.Look.Nodes("ApiMethod"))
            Route(route);
        foreach (var url in facts.Look.Nodes("AwsLambdaUrl"))
            FunctionUrl(url);
        foreach (var distribution in facts.Look.Nodes("ContentDelivery").Where(node => facts.Look.Flag(node, "enabled") == true))
        {
            Reach(distribution, [facts.Field(distribution, "the distribution is enabled", "DistributionConfig", "enabled")], [], 80, 443);
            if (facts.Look.Text(distribution, "auth") == "NONE")
                Anonymous(distribution, [facts.Field(distribution, "it asks for no signed URL", "DistributionConfig", "default_cache_behavior")], null);
        }
    }

    private void Route(int route)
    {
        Name(route);
        var auth = facts.Look.Text(route, "auth");
        var keyed = facts.Look.Flag(route, "apiKeyRequired") == true;
        var said = facts.Field(route, $"the route asks for {(auth == "NONE" ? "no login" : auth ?? "an unknown login")}", "AuthorizationType", "Authorization");
        foreach (var integration in Integrations(route))
            facts.Derivation.Edge(route, EdgeKinds.Fronts, integration.To, [facts.Evidence(integration, "the route passes its requests on"), said], ("auth", auth ?? "unknown"), ("apiKeyRequired", keyed));
        foreach (var contains in facts.Look.In(route, EdgeKinds.Contains).Where(edge => facts.Look.Has(edge.From, "ApiGateway")))
            Open(route, contains, auth, keyed, said);
    }

    /// <summary>A method alone is one of many POSTs; people know it by its path.</summary>
    private void Name(int route)
    {
        var path = facts.Look.From(route, EdgeKinds.Contains).FirstOrDefault(node => facts.Look.Has(node, "ApiPath"), -1);
        if (path >= 0 && facts.Look.Text(route, "httpMethod") is { } method && facts.Look.Text(path, "name") is { } name)
            facts.Derivation.Set(route, "name", $"{method} {(name.StartsWith('/') ? name : $"/{name}")}");
    }

    private void Open(int route, Edge contains, string? auth, bool keyed, Evidence said)
    {
        var api = contains.From;
        var stages = facts.Look.Out(api, EdgeKinds.Contains).Where(edge => facts.Look.Has(edge.To, "ApiStage")).ToList();
        if (stages.Count == 0)
        {
            facts.Derivation.Gap("stage-unknown", api, "no source describes a stage of this API, so it is taken as not deployed", "scan the source that holds its stage, or the live account");
            return;
        }

        if (IsPrivate(api) || facts.Look.Flag(api, "defaultEndpointDisabled") == true)
            return;
        Evidence[] because = [facts.Evidence(contains, "the route is part of the API"), facts.Evidence(stages[0], "the API is deployed"), facts.Field(api, "the API has a public endpoint", "EndpointConfiguration", "ApiEndpoint")];
        Reach(route, because, [api, stages[0].To], 443);
        if (auth != "NONE")
            return;
        var policies = Policies(api);
        if (keyed)
            facts.Derivation.Edge(facts.Derivation.Internet(), "KEY_ONLY_AUTH", route, [said, .. because]);
        else if (policies.All(policy => policy.Document is null || AllowsEveryone(policy.Document)))
            Anonymous(route, [said, .. because], false, Residual(route, policies));
        else
            facts.Derivation.Gap("api-policy-undecided", route, "the route asks for no login, but the API has a resource policy that limits callers in a way not decided here");
    }

    /// <summary>What must hold beside the facts for the route to be open.</summary>
    private string? Residual(int route, List<PolicyFact> policies)
    {
        var policy = policies.Any(policy => policy.Document is null) ? "the API's resource policy, which is not known yet, lets everyone in" : null;
        var definition = facts.Look.Text(route, "openIf");
        return policy is null || definition is null ? policy ?? definition : $"{definition}; {policy}";
    }

    private void FunctionUrl(int url)
    {
        var said = facts.Field(url, "how the URL asks who calls", "authorization_type", "AuthType");
        Reach(url, [said], [], 443);
        // Its resource policy decides as well; with NONE and no statement for everyone the caller is refused, which the permission edges say.
        if (facts.Look.Text(url, "authType") == "NONE")
            Anonymous(url, [said], null);
    }

    private IEnumerable<Edge> Integrations(int route) => facts.Look.Out(route, NetworkEdges.IntegratesWith)
        .Concat(facts.Look.To(route, NetworkEdges.ForwardsTo).SelectMany(to => facts.Look.Out(to, NetworkEdges.IntegratesWith)));

    private bool IsPrivate(int api) => facts.Graph.Property(api, "endpointTypes") switch
    {
        { Type: ValueKind.List } types => types.AsList().Any(type => type == "PRIVATE"),
        { Type: ValueKind.String } type => type.AsString() == "PRIVATE",
        _ => false,
    };

    private List<PolicyFact> Policies(int api) =>
        [.. _policies[api]];

    private static bool AllowsEveryone(string? document)
    {
        if (document is null)
            return false;
        try
        {
            using var parsed = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = 32 });
            var statements = Records.Field.Of(parsed.RootElement)["Statement"].Items.ToList();
            return statements.Count > 0 && statements.All(statement =>
                statement["Effect"].Text == "Allow" && statement["Condition"].IsAbsent
                && (statement["Principal"].Text == "*" || statement["Principal"]["AWS"].Texts.Contains("*"))
                && statement["Action"].Texts.Any(action => action is "*" or "execute-api:*" or "execute-api:Invoke")
                && statement["Resource"].Texts.Any(resource => resource is "*" or "execute-api:/*" || resource.EndsWith("/*", StringComparison.Ordinal)));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Reach(int node, IReadOnlyCollection<Evidence> because, IEnumerable<int> via, params ReadOnlySpan<int> ports)
    {
        var hops = Value.List(via.Select(hop => (Value)facts.Graph.Key(hop)));
        foreach (var port in ports)
            facts.Derivation.Edge(facts.Derivation.Internet(), EdgeKinds.CanReach, node, because, ("protocol", "tcp"), ("fromPort", port), ("toPort", port), ("sources", "anywhere"), ("restricted", false), ("via", hops));
    }

    private void Anonymous(int node, IReadOnlyCollection<Evidence> because, bool? keyed, string? residual = null)
    {
        var internet = facts.Derivation.Internet();
        var key = keyed is { } known ? known : Value.Null;
        if (residual is null)
            facts.Derivation.Edge(internet, AcceptsAnonymous, node, because, ("apiKeyRequired", key));
        else
            facts.Derivation.Edge(internet, AcceptsAnonymous, node, because, ("apiKeyRequired", key), ("conditional", true), ("residual", residual));
    }
}
