using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class MethodSettings
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::MethodSettings", "Throttling, caching and logging of a stage.")
    {
        Terraform = ["aws_api_gateway_method_settings"],
        Subject = new("", "RestApiId", "ApiGateway") { WhenMissing = Missing.Ignore },
        Attributes = [new("throttlingRate", "settings.throttling_rate_limit", "Without a limit each caller can run up cost."), new("dataTrace", "settings.data_trace_enabled", "Whole requests are logged.")],
    };
}
