using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class HttpDeployment
{
    public static readonly ResourceType Type = new("AWS::ApiGatewayV2::Deployment", "A state of an HTTP API that a stage shows.")
    {
        Terraform = ["aws_apigatewayv2_deployment"],
        Subject = new("", "ApiId", "ApiGateway") { WhenMissing = Missing.Ignore },
    };
}
