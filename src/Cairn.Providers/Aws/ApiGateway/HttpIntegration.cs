using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class HttpIntegration
{
    public static readonly ResourceType Type = new("AWS::ApiGatewayV2::Integration", "What stands behind routes of an HTTP API.")
    {
        Kind = "ApiIntegration",
        Terraform = ["aws_apigatewayv2_integration"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/apis/{ApiNames.Part(r["ApiId"]) ?? "unknown"}/integrations/{r.NameOr("IntegrationId", "id")}",
        Names = ["IntegrationId|id"],
        Attributes = [new("name", "IntegrationType", "AWS_PROXY, HTTP_PROXY …"), new("integrationSubtype", "IntegrationSubtype", "The service action it calls.")],
        Links = [new(EdgeKinds.Contains, "ApiId", "ApiGateway") { Reversed = true }],
        Also = integration => Integrations.State(integration, integration.Self, integration["IntegrationUri"], integration["CredentialsArn"]),
        Calls =
        [
            new("apigatewayv2:GetIntegrations", "Items") { Of = "AWS::ApiGatewayV2::Api", With = ["ApiId"], Id = "IntegrationId", Permission = "apigateway:GET" },
        ],
    };
}
