using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class HttpApi
{
    public static readonly ResourceType Type = new("AWS::ApiGatewayV2::Api", "An HTTP or WebSocket address before functions and services.")
    {
        Kind = "ApiGateway",
        Terraform = ["aws_apigatewayv2_api"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/apis/{r.NameOr("ApiId", "id")}",
        Names = ["ApiId|id", "execution_arn"],
        Attributes =
        [
            new("name", "Name", "Its name."),
            new("protocolType", "ProtocolType", "HTTP or WEBSOCKET."),
            new("endpoint", "ApiEndpoint", "Its address."),
            new("defaultEndpointDisabled", "DisableExecuteApiEndpoint", "Only custom domains lead to it."),
            new("corsOrigins", "CorsConfiguration.AllowOrigins", "Which web sites may call it from a browser."),
        ],
        Also = QuickCreate,
        Calls =
        [
            new("apigatewayv2:GetApis", "Items") { Id = "ApiId", Permission = "apigateway:GET" },
        ],
    };

    /// <summary>An API made with a target has one open route for everything, and a stage.</summary>
    private static void QuickCreate(Mapped api)
    {
        if (Mapped.NameIn(api["Target"]) is null)
            return;
        var route = api.Add($"{api.Record.Origin.Address}#route/$default", "IngressRoute", "ApiMethod");
        api.Set(route, "name", "$default");
        api.Set(route, "auth", "NONE");
        api.Edge(api.Self, EdgeKinds.Contains, route, api["Target"]);
        Integrations.State(api, route, api["Target"], api["CredentialsArn"]);
        var stage = api.Add($"{api.Record.Origin.Address}#stage/$default", "ApiStage");
        api.Edge(api.Self, EdgeKinds.Contains, stage, api["Target"]);
    }
}
