using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class ApiKey
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::ApiKey", "A key for a usage plan; shared among callers and easily leaked.")
    {
        Kind = "ApiKey",
        Terraform = ["aws_api_gateway_api_key"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/apikeys/{r.NameOr("ApiKeyId", "id")}",
        Names = ["ApiKeyId|id"],
        Attributes = [new("name", "Name", "Its name."), new("enabled", "Enabled", "Whether it works.")],
        Calls =
        [
            new("apigateway:GetApiKeys", "items") { Id = "id", Permission = "apigateway:GET" },
        ],
    };
}
