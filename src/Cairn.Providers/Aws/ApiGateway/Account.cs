using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class Account
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::Account", "The role with which API Gateway writes logs.")
    {
        Kind = "ApiGatewayAccount",
        Terraform = ["aws_api_gateway_account"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}:{r.Scope.Account}:/account",
        Attributes = [new("name", "name", "There is one for each account and region.")],
        Links = [new(EdgeKinds.RunsAs, "CloudWatchRoleArn", "Role")],
        Calls =
        [
            new("apigateway:GetAccount") { Permission = "apigateway:GET" },
        ],
    };
}
