using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class UsagePlan
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::UsagePlan", "How much the holders of its keys may call.")
    {
        Kind = "UsagePlan",
        Terraform = ["aws_api_gateway_usage_plan"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/usageplans/{r.NameOr("UsagePlanId", "id")}",
        Names = ["UsagePlanId|id"],
        Attributes = [new("name", "UsagePlanName|Name", "Its name."), new("quota", "Quota.Limit|quota_settings.limit", "Calls per period.")],
        Links = [new(EdgeKinds.Unlocks, "ApiStages.ApiId", "ApiGateway")],
        Calls =
        [
            new("apigateway:GetUsagePlans", "items") { Id = "id", Permission = "apigateway:GET" },
        ],
    };
}
