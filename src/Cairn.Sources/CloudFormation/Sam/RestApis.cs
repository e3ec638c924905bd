using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>
/// Writes a REST API and its routes out. The transform puts routes into an OpenAPI body; as resources of their own they say the same.
/// </summary>
internal static class RestApis
{
    private static readonly SamApi Api = new("Api", "RestApiId", "ServerlessRestApi", Expand);

    private static readonly string[] Own =
        ["StageName", "Auth", "DefinitionBody", "DefinitionUri", "EndpointConfiguration", "Cors", "Models", "Domain", "Variables", "OpenApiVersion", "AccessLogSetting", "TracingEnabled", "MethodSettings", "Tags", "CacheClusterEnabled", "CacheClusterSize", "CanarySetting", "GatewayResponses", "MergeDefinitions", "PropagateTags", "AlwaysDeploy"];

    public static void Expand(Expansion expansion, string name, Node resource)
    {
        var properties = resource["Properties"] ?? Node.Map([], resource.At);
        var at = resource.At;
        var members = Make.Without(properties, Own).ToList();
        members.AddRange(Make.Map(
            at,
            ("Body", Definitions.WithLogins(properties["DefinitionBody"], properties["Auth"])),
            ("BodyS3Location", properties["DefinitionUri"]),
            ("EndpointConfiguration", Endpoint(properties["EndpointConfiguration"])),
            ("Policy", properties["Auth"]?["ResourcePolicy"] is { } policy ? ResourcePolicy(policy) : null)).Members);
        expansion.Add(name, Make.Resource("AWS::ApiGateway::RestApi", resource, Node.Map(members, at)));
        expansion.Add($"{name}Deployment", Make.Resource("AWS::ApiGateway::Deployment", resource, Make.Map(at, ("RestApiId", Make.Ref(name, at)))));
        expansion.Add($"{name}Stage", Make.Resource("AWS::ApiGateway::Stage", resource, Make.Map(
            at,
            ("RestApiId", Make.Ref(name, at)),
            ("DeploymentId", Make.Ref($"{name}Deployment", at)),
            ("StageName", properties["StageName"] ?? Make.Text("Prod", at)),
            ("AccessLogSetting", properties["AccessLogSetting"]))));
        foreach (var authorizer in properties["Auth"]?["Authorizers"]?.Members ?? [])
            Authorizer(expansion, name, resource, authorizer);
    }

    public static void Route(Expansion expansion, Trigger trigger)
    {
        var at = trigger.At;
        if (Api.Of(expansion, trigger) is not { } api)
            return;
        var path = trigger.Properties.TextOf("Path") ?? "/";
        var verb = (trigger.Properties.TextOf("Method") ?? "ANY").ToUpperInvariant();
        var resource = PathOf(expansion, api, trigger.Resource, path, at);
        var (kind, authorizer) = Api.Login(expansion, api, trigger.Properties["Auth"], at, authorizer => authorizer?["UserPoolArn"] is not null ? "COGNITO_USER_POOLS" : "CUSTOM");
        expansion.Add($"{trigger.Name}Method", Make.Resource("AWS::ApiGateway::Method", trigger.Resource, Make.Map(
            at,
            ("RestApiId", Make.Ref(api, at)),
            ("ResourceId", resource),
            ("HttpMethod", Make.Text(verb is "ANY" or "*" ? "ANY" : verb, at)),
            ("AuthorizationType", Make.Text(kind, at)),
            ("AuthorizerId", authorizer),
            ("ApiKeyRequired", trigger.Properties["Auth"]?["ApiKeyRequired"] ?? Api.Settings(expansion, api)?["Auth"]?["ApiKeyRequired"]),
            ("Integration", Make.Map(
                at,
                ("Type", Make.Text("AWS_PROXY", at)),
                ("IntegrationHttpMethod", Make.Text("POST", at)),
                ("Uri", Make.Sub($"arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:lambda:path/2015-03-31/functions/${{{trigger.Function}.Arn}}/invocations", at)))))));
        Events.Permit(expansion, trigger, "apigateway.amazonaws.com", Make.Sub($"arn:${{AWS::Partition}}:execute-api:${{AWS::Region}}:${{AWS::AccountId}}:${{{api}}}/*/{(verb is "ANY" ? "*" : verb)}{path}", at));
    }

    private static Node PathOf(Expansion expansion, string api, Node like, string path, Mark at)
    {
        if (path is "/" or "")
            return Node.Call("Fn::GetAtt", Make.List(at, Make.Text(api, at), Make.Text("RootResourceId", at)), at);
        var name = $"{api}Path{string.Concat(path.Where(char.IsAsciiLetterOrDigit))}";
        expansion.Add(name, Make.Resource("AWS::ApiGateway::Resource", like, Make.Map(
            at, ("RestApiId", Make.Ref(api, at)), ("PathPart", Make.Text(path.TrimStart('/'), at)), ("Path", Make.Text(path, at)))));
        return Make.Ref(name, at);
    }

    private static void Authorizer(Expansion expansion, string api, Node resource, Member authorizer)
    {
        var at = authorizer.At;
        var pool = authorizer.Value["UserPoolArn"];
        expansion.Add($"{api}{authorizer.Name}Authorizer", Make.Resource("AWS::ApiGateway::Authorizer", resource, Make.Map(
            at,
            ("RestApiId", Make.Ref(api, at)),
            ("Name", Make.Text(authorizer.Name, at)),
            ("Type", Make.Text(pool is null ? authorizer.Value.TextOf("FunctionPayloadType") ?? "TOKEN" : "COGNITO_USER_POOLS", at)),
            ("ProviderARNs", pool is null ? null : pool.IsList ? pool : Make.List(at, pool)),
            ("AuthorizerUri", authorizer.Value["FunctionArn"]))));
    }

    private static Node? Endpoint(Node? configuration) => configuration switch
    {
        null => null,
        { IsScalar: true } => Make.Map(configuration.At, ("Types", Make.List(configuration.At, configuration))),
        _ => Make.Map(configuration.At, ("Types", configuration["Type"] is { } type ? Make.List(type.At, type) : configuration["Types"]), ("VpcEndpointIds", configuration["VPCEndpointIds"])),
    };

    /// <summary>Statements written out; the lists of addresses and accounts are short forms of statements.</summary>
    private static Node? ResourcePolicy(Node policy) => policy["CustomStatements"] is { } statements
        ? Make.Map(policy.At, ("Version", Make.Text("2012-10-17", policy.At)), ("Statement", statements))
        : Node.Call("Fn::Transform", policy, policy.At);
}
