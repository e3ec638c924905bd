using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class HttpAuthorizer
{
    public static readonly ResourceType Type = new("AWS::ApiGatewayV2::Authorizer", "Decides who may call: a function or a token issuer.")
    {
        Kind = "ApiAuthorizer",
        Terraform = ["aws_apigatewayv2_authorizer"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/apis/{ApiNames.Part(r["ApiId"]) ?? "unknown"}/authorizers/{r.NameOr("AuthorizerId", "id")}",
        Names = ["AuthorizerId|id"],
        Attributes = [new("name", "Name", "Its name."), new("authorizerType", "AuthorizerType", "REQUEST or JWT."), new("issuer", "JwtConfiguration.Issuer", "Whose tokens it takes.")],
        Links = [new(EdgeKinds.Contains, "ApiId", "ApiGateway") { Reversed = true }],
        Also = authorizer =>
        {
            if (Mapped.NameIn(authorizer["AuthorizerUri"]) is { } uri)
                authorizer.Edge(authorizer.Self, EdgeKinds.ImplementedBy, authorizer.Named(Integrations.Function(uri), "Function"), authorizer["AuthorizerUri"]);
        },
        Calls =
        [
            new("apigatewayv2:GetAuthorizers", "Items") { Of = "AWS::ApiGatewayV2::Api", With = ["ApiId"], Id = "AuthorizerId", Permission = "apigateway:GET" },
        ],
    };
}
