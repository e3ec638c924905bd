using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class Authorizer
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::Authorizer", "Decides who may call: a function or a user pool.")
    {
        Kind = "ApiAuthorizer",
        Terraform = ["aws_api_gateway_authorizer"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/restapis/{ApiNames.Part(r["RestApiId"]) ?? "unknown"}/authorizers/{r.NameOr("AuthorizerId", "id")}",
        Names = ["AuthorizerId|id"],
        Attributes = [new("name", "Name", "Its name."), new("authorizerType", "Type", "TOKEN, REQUEST or COGNITO_USER_POOLS."), new("identitySource", "IdentitySource", "Where the credential is read from.")],
        Links = [new(EdgeKinds.Contains, "RestApiId", "ApiGateway") { Reversed = true }],
        Also = authorizer =>
        {
            if (Mapped.NameIn(authorizer["AuthorizerUri"]) is { } uri)
                authorizer.Edge(authorizer.Self, EdgeKinds.ImplementedBy, authorizer.Named(Integrations.Function(uri), "Function"), authorizer["AuthorizerUri"]);
        },
        Calls =
        [
            new("apigateway:GetAuthorizers", "items") { Of = "AWS::ApiGateway::RestApi", With = ["restApiId=id"], Id = "id", Permission = "apigateway:GET" },
        ],
    };
}
