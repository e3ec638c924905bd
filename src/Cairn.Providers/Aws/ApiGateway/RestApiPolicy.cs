using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class RestApiPolicy
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::RestApiPolicy", "Says who may call an API, and from where.")
    {
        Terraform = ["aws_api_gateway_rest_api_policy"],
        Subject = new("", "RestApiId", "ApiGateway"),
        Policies = [new(PolicyRole.Resource, "Policy")],
    };
}
