using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class Resource
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::Resource", "A path of an API.")
    {
        Kind = "ApiPath",
        Terraform = ["aws_api_gateway_resource"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/restapis/{ApiNames.Part(r["RestApiId"]) ?? "unknown"}/resources/{r.NameOr("ResourceId", "id")}",
        Names = ["ResourceId|id"],
        Attributes = [new("name", "Path|PathPart", "The path."), new("path", "Path", "The whole path.")],
        Links = [new(EdgeKinds.Contains, "RestApiId", "ApiGateway") { Reversed = true }],
        Calls =
        [
            new("apigateway:GetResources", "items") { Of = "AWS::ApiGateway::RestApi", With = ["restApiId=id"], Id = "id", Permission = "apigateway:GET" },
        ],
    };
}
