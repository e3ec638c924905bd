using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class HttpRoute
{
    public static readonly ResourceType Type = new("AWS::ApiGatewayV2::Route", "One thing an HTTP API answers to, with or without a login.")
    {
        Kind = "IngressRoute",
        AlsoKinds = ["ApiMethod"],
        Terraform = ["aws_apigatewayv2_route"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/apis/{ApiNames.Part(r["ApiId"]) ?? "unknown"}/routes/{r.NameOr("RouteId", "id")}",
        Names = ["RouteId|id"],
        Attributes =
        [
            new("name", "RouteKey", "Verb and path."),
            new("apiKeyRequired", "ApiKeyRequired", "A key is asked for; it identifies a plan and authenticates no one."),
        ],
        Links =
        [
            new(EdgeKinds.Contains, "ApiId", "ApiGateway") { Reversed = true },
            new(EdgeKinds.ProtectedBy, "AuthorizerId", "ApiAuthorizer") { WhenMissing = Missing.Ignore },
        ],
        Also = Target,
        Calls =
        [
            new("apigatewayv2:GetRoutes", "Items") { Of = "AWS::ApiGatewayV2::Api", With = ["ApiId"], Id = "RouteId", Permission = "apigateway:GET" },
        ],
    };

    private static void Target(Mapped route)
    {
        if (!route["AuthorizationType"].IsUnknown)
            route.Set("auth", route["AuthorizationType"].Text ?? "NONE");
        else if (!route["AuthorizationType"].IsLeftOut)
            route.Gap("value-unknown", route.Self, "`auth` is not known until it is applied", "scan the state after the apply, or the live account");
        if (route["OpenIf"].Text is { } assumption)
            route.Set("openIf", assumption);
        var target = route["Target"];
        if (Mapped.NameIn(target) is { } name)
            route.Edge(route.Self, NetworkEdges.ForwardsTo, route.Named(name.StartsWith("integrations/", StringComparison.Ordinal) ? name["integrations/".Length..] : name, "ApiIntegration"), target);
        else if (target.IsUnknown)
            route.Gap("reference-unknown", route.Self, "what the route leads to is not known until it is applied");
    }
}
