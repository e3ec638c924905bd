using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class MethodResponse
{
    /// <summary>Shapes answers only; it is modelled so that it is not reported as unseen.</summary>
    public static readonly ResourceType Type = new("AWS::ApiGateway::MethodResponse", "How an API shapes its answers; of no weight for who can call it.")
    {
        Terraform = ["aws_api_gateway_method_response", "aws_api_gateway_integration_response", "aws_api_gateway_gateway_response", "aws_api_gateway_model", "aws_api_gateway_request_validator"],
        Subject = new("", "RestApiId", "ApiGateway") { WhenMissing = Missing.Ignore },
    };
}
