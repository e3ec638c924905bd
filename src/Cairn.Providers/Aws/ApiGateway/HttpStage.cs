using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class HttpStage
{
    public static readonly ResourceType Type = new("AWS::ApiGatewayV2::Stage", "A deployed state of an HTTP API; without one nothing answers.")
    {
        Kind = "ApiStage",
        Terraform = ["aws_apigatewayv2_stage"],
        Key = r => $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/apis/{ApiNames.Part(r["ApiId"]) ?? "unknown"}/stages/{r.NameOr("StageName", "Name")}",
        Names = ["arn"],
        Attributes = [new("name", "StageName|Name", "Its name, the first part of the path.")],
        Links =
        [
            new(EdgeKinds.Contains, "ApiId", "ApiGateway") { Reversed = true },
            new(EdgeKinds.LogsTo, "AccessLogSettings.DestinationArn", "LogSink") { WhenMissing = Missing.Ignore },
        ],
        Calls =
        [
            new("apigatewayv2:GetStages", "Items") { Of = "AWS::ApiGatewayV2::Api", With = ["ApiId"], Id = "StageName", Permission = "apigateway:GET" },
        ],
    };
}
