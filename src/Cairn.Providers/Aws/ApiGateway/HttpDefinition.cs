using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Providers.Aws.ApiGateway;

/// <summary>
/// Writes the routes of an HTTP API's definition out as resources:
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html
/// </summary>
internal static class HttpDefinition
{
    public static IEnumerable<Part> Parts(ApiDefinition api)
    {
        foreach (var (name, authorizer) in api.Logins.Authorizers)
        {
            yield return new("AWS::ApiGatewayV2::Authorizer", $"authorizer {name}", new()
            {
                ["ApiId"] = api.Id,
                ["AuthorizerId"] = api.Inside(name),
                ["Name"] = name,
                ["AuthorizerType"] = Definition.Text(api.Definition.Member(authorizer, "type"))?.ToUpperInvariant(),
                ["AuthorizerUri"] = Definition.Reference(api.Definition.Member(authorizer, "authorizerUri")),
                ["JwtConfiguration"] = Definition.Copy(api.Definition.Member(authorizer, "jwtConfiguration")),
            });
        }

        foreach (var (path, verb, operation) in api.Operations())
        {
            var key = path == "/$default" ? "$default" : $"{verb} {path}";
            if (api.Declared.Has(api.Names, key))
                continue;
            var integration = api.Definition.Member(operation, "x-amazon-apigateway-integration");
            if (integration.ValueKind == JsonValueKind.Object)
                yield return new("AWS::ApiGatewayV2::Integration", $"integration {key}", Integration(api, key, integration));
            yield return new("AWS::ApiGatewayV2::Route", key, Route(api, key, operation, integration.ValueKind == JsonValueKind.Object));
        }
    }

    private static JsonObject Integration(ApiDefinition api, string key, JsonElement integration) => new()
    {
        ["ApiId"] = api.Id,
        ["IntegrationId"] = api.Inside(key),
        ["IntegrationType"] = Definition.Text(api.Definition.Member(integration, "type"))?.ToUpperInvariant(),
        ["IntegrationSubtype"] = Definition.Copy(api.Definition.Member(integration, "subtype")),
        ["IntegrationUri"] = Definition.IsUnknown(integration) ? Part.Unknown() : Definition.Reference(api.Definition.Member(integration, "uri")),
        ["CredentialsArn"] = Definition.Reference(api.Definition.Member(integration, "credentials")),
        ["ConnectionType"] = Definition.Copy(api.Definition.Member(integration, "connectionType")),
        ["ConnectionId"] = Definition.Reference(api.Definition.Member(integration, "connectionId")),
    };

    private static JsonObject Route(ApiDefinition api, string key, JsonElement operation, bool isIntegrated)
    {
        var login = api.Logins.Of(operation);
        return new()
        {
            ["ApiId"] = api.Id,
            ["RouteId"] = api.Inside(key),
            ["RouteKey"] = key,
            ["AuthorizationType"] = login.Type is { } type ? type : Part.Unknown(),
            ["AuthorizerId"] = login.Authorizer is { } name ? api.Inside(name) : null,
            ["OpenIf"] = login.If,
            ["Target"] = isIntegrated ? $"integrations/{api.Inside(key)}" : null,
        };
    }
}
