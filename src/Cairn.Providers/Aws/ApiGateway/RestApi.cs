using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class RestApi
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::RestApi", "Puts functions, endpoints and services behind an address.")
    {
        Kind = "ApiGateway",
        Terraform = ["aws_api_gateway_rest_api"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/restapis/{r.NameOr("RestApiId", "id")}",
        Names = ["RestApiId|id", "execution_arn"],
        Attributes =
        [
            new("name", "Name", "Its name."),
            new("endpointTypes", "EndpointConfiguration.Types", "A private one answers only inside networks."),
            new("apiKeySource", "ApiKeySource|ApiKeySourceType", "Where keys are expected."),
            new("defaultEndpointDisabled", "DisableExecuteApiEndpoint", "Only custom domains lead to it."),
        ],
        Policies = [new(PolicyRole.Resource, "Policy")],
        Also = api =>
        {
            ApiNames.Call(api, api["RestApiId", "id"]);
            if (api["Policy"].IsUnknown)
                api.Set("policyUnknown", true);
        },
        Calls =
        [
            new("apigateway:GetRestApis", "items") { Id = "id", Permission = "apigateway:GET" },
        ],
    };
}
