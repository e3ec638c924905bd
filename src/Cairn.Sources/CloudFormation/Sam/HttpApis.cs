using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>Writes an HTTP API and its routes out.</summary>
internal static class HttpApis
{
    private static readonly SamApi Api = new("HttpApi", "ApiId", "ServerlessHttpApi", Expand);

    private static readonly string[] Own =
        ["StageName", "Auth", "DefinitionBody", "DefinitionUri", "Domain", "AccessLogSettings", "DefaultRouteSettings", "RouteSettings", "StageVariables", "Tags", "PropagateTags", "FailOnWarnings", "CorsConfiguration"];

    public static void Expand(Expansion expansion, string name, Node resource)
    {
        var properties = resource["Properties"] ?? Node.Map([], resource.At);
        var at = resource.At;
        var members = Make.Without(properties, Own).ToList();
        members.AddRange(Make.Map(
            at,
            ("ProtocolType", Make.Text("HTTP", at)),
            ("Body", Definitions.WithLogins(properties["DefinitionBody"], properties["Auth"])),
            ("BodyS3Location", properties["DefinitionUri"]),
            ("CorsConfiguration", properties["CorsConfiguration"] is { IsMap: true } cors ? cors : null)).Members);
        expansion.Add(name, Make.Resource("AWS::ApiGatewayV2::Api", resource, Node.Map(members, at)));
        expansion.Add($"{name}Stage", Make.Resource("AWS::ApiGatewayV2::Stage", resource, Make.Map(
            at, ("ApiId", Make.Ref(name, at)), ("StageName", properties["StageName"] ?? Make.Text("$default", at)), ("AutoDeploy", Make.Flag(true, at)), ("AccessLogSettings", properties["AccessLogSettings"]))));
        foreach (var authorizer in properties["Auth"]?["Authorizers"]?.Members ?? [])
            Authorizer(expansion, name, resource, authorizer);
    }

    public static void Route(Expansion expansion, Trigger trigger)
    {
        var at = trigger.At;
        if (Api.Of(expansion, trigger) is not { } api)
            return;
        var verb = (trigger.Properties.TextOf("Method") ?? "ANY").ToUpperInvariant();
        var key = trigger.Properties.TextOf("Path") is { } path ? $"{(verb is "*" ? "ANY" : verb)} {path}" : "$default";
        var (kind, authorizer) = Api.Login(expansion, api, trigger.Properties["Auth"], at, authorizer => authorizer?["FunctionArn"] is not null ? "CUSTOM" : "JWT");
        expansion.Add($"{trigger.Name}Integration", Make.Resource("AWS::ApiGatewayV2::Integration", trigger.Resource, Make.Map(
            at, ("ApiId", Make.Ref(api, at)), ("IntegrationType", Make.Text("AWS_PROXY", at)), ("IntegrationUri", Make.Arn(trigger.Function, at)), ("PayloadFormatVersion", Make.Text("2.0", at)))));
        expansion.Add($"{trigger.Name}Route", Make.Resource("AWS::ApiGatewayV2::Route", trigger.Resource, Make.Map(
            at,
            ("ApiId", Make.Ref(api, at)),
            ("RouteKey", Make.Text(key, at)),
            ("AuthorizationType", Make.Text(kind, at)),
            ("AuthorizerId", authorizer),
            ("Target", Node.Call("Fn::Join", Make.List(at, Make.Text("/", at), Make.List(at, Make.Text("integrations", at), Make.Ref($"{trigger.Name}Integration", at))), at)))));
        Events.Permit(expansion, trigger, "apigateway.amazonaws.com", Make.Sub($"arn:${{AWS::Partition}}:execute-api:${{AWS::Region}}:${{AWS::AccountId}}:${{{api}}}/*", at));
    }

    private static void Authorizer(Expansion expansion, string api, Node resource, Member authorizer)
    {
        var at = authorizer.At;
        var function = authorizer.Value["FunctionArn"];
        expansion.Add($"{api}{authorizer.Name}Authorizer", Make.Resource("AWS::ApiGatewayV2::Authorizer", resource, Make.Map(
            at,
            ("ApiId", Make.Ref(api, at)),
            ("Name", Make.Text(authorizer.Name, at)),
            ("AuthorizerType", Make.Text(function is null ? "JWT" : "REQUEST", at)),
            ("JwtConfiguration", authorizer.Value["JwtConfiguration"]),
            ("AuthorizerUri", function))));
    }
}
