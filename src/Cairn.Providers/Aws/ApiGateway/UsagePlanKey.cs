using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class UsagePlanKey
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::UsagePlanKey", "Puts a key into a usage plan.")
    {
        Terraform = ["aws_api_gateway_usage_plan_key"],
        Subject = new("", "KeyId|Id", "ApiKey"),
        Links = [new(EdgeKinds.MemberOf, "UsagePlanId", "UsagePlan")],
        Calls =
        [
            new("apigateway:GetUsagePlanKeys", "items") { Of = "AWS::ApiGateway::UsagePlan", With = ["usagePlanId=id"], Id = "id", Permission = "apigateway:GET" },
        ],
    };
}
