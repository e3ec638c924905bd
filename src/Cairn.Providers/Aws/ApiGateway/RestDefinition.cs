using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Providers.Aws.ApiGateway;

/// <summary>Writes the paths and methods of a REST API's definition out as resources.</summary>
internal static class RestDefinition
{
    public static IEnumerable<Part> Parts(ApiDefinition api)
    {
        foreach (var (name, authorizer) in api.Logins.Authorizers)
        {
            yield return new("AWS::ApiGateway::Authorizer", $"authorizer {name}", new()
            {
                ["RestApiId"] = api.Id,
                ["AuthorizerId"] = api.Inside(name),
                ["Name"] = name,
                ["Type"] = Definition.Text(api.Definition.Member(authorizer, "type"))?.ToUpperInvariant(),
                ["AuthorizerUri"] = Definition.Reference(api.Definition.Member(authorizer, "authorizerUri")),
                ["AuthorizerCredentials"] = Definition.Reference(api.Definition.Member(authorizer, "authorizerCredentials")),
                ["IdentitySource"] = Definition.Copy(api.Definition.Member(authorizer, "identitySource")),
                ["ProviderARNs"] = Definition.Copy(api.Definition.Member(authorizer, "providerARNs")),
            });
        }

        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, verb, operation) in api.Operations())
        {
            if (api.Declared.Has(api.Names, path, verb))
                continue;
            var place = api.Declared.PathOf(api.Names, path);
            if (place is null && made.Add(path) && path != "/")
                yield return new("AWS::ApiGateway::Resource", path, new() { ["RestApiId"] = api.Id, ["ResourceId"] = api.Inside(path), ["Path"] = path });
            yield return new("AWS::ApiGateway::Method", $"{verb} {path}", Method(api, path, verb, operation, place ?? api.Inside(path)));
        }
    }

    private static JsonObject Method(ApiDefinition api, string path, string verb, JsonElement operation, JsonNode place)
    {
        var login = api.Logins.Of(operation);
        var integration = api.Definition.Member(operation, "x-amazon-apigateway-integration");
        return new()
        {
            ["RestApiId"] = api.Id,
            ["ResourceId"] = place,
            ["HttpMethod"] = verb,
            ["Path"] = path,
            ["AuthorizationType"] = login.Type is { } type ? type : Part.Unknown(),
            ["AuthorizerId"] = login.Authorizer is { } name ? api.Inside(name) : null,
            ["ApiKeyRequired"] = login.NeedsKey,
            ["OpenIf"] = login.If,
            ["Integration"] = integration.ValueKind != JsonValueKind.Object ? null : new JsonObject
            {
                ["Type"] = Definition.Text(api.Definition.Member(integration, "type"))?.ToUpperInvariant(),
                ["Uri"] = Definition.IsUnknown(integration) ? Part.Unknown() : Definition.Reference(api.Definition.Member(integration, "uri")),
                ["Credentials"] = Definition.Reference(api.Definition.Member(integration, "credentials")),
                ["HttpMethod"] = Definition.Copy(api.Definition.Member(integration, "httpMethod")),
                ["ConnectionType"] = Definition.Copy(api.Definition.Member(integration, "connectionType")),
                ["ConnectionId"] = Definition.Reference(api.Definition.Member(integration, "connectionId")),
            },
        };
    }
}
