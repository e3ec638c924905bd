using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class Stage
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::Stage", "A deployed state of an API; without one nothing answers.")
    {
        Kind = "ApiStage",
        Terraform = ["aws_api_gateway_stage"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/restapis/{ApiNames.Part(r["RestApiId"]) ?? "unknown"}/stages/{r.NameOr("StageName")}",
        Names = ["arn"],
        Attributes = [new("name", "StageName", "Its name, the first part of the path."), new("webAcl", "WebAclArn", "The web firewall before it.")],
        Links =
        [
            new(EdgeKinds.Contains, "RestApiId", "ApiGateway") { Reversed = true },
            new(EdgeKinds.LogsTo, "AccessLogSetting.DestinationArn|AccessLogSettings.DestinationArn", "LogSink") { WhenMissing = Missing.Ignore },
        ],
        Calls =
        [
            new("apigateway:GetStages", "item") { Of = "AWS::ApiGateway::RestApi", With = ["restApiId=id"], Id = "stageName", Permission = "apigateway:GET" },
        ],
    };
}
