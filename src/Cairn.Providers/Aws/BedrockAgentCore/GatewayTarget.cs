using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.BedrockAgentCore;

internal static class GatewayTarget
{
    public static readonly ResourceType Type = new("AWS::BedrockAgentCore::GatewayTarget", "A tool behind a gateway: a function, an API, another agent, or somebody's tool server.")
    {
        Kind = "AgentTool",
        Terraform = ["aws_bedrockagentcore_gateway_target"],
        Key = r => r["TargetId"].Text is { } id && r["GatewayIdentifier", "GatewayArn"].Text is { } gateway ? $"{(gateway.StartsWith("arn:", StringComparison.Ordinal) ? gateway : r.Arn("bedrock-agentcore", $"gateway/{gateway}"))}/target/{id}" : null,
        Attributes =
        [
            new("name", "Name", "The target's name."),
            new("credentials", "CredentialProviderConfigurations.CredentialProviderType", "Whose credentials a call carries."),
            new("listing", "TargetConfiguration.Mcp.McpServer.ListingMode", "DYNAMIC lets the server change its tools after they were approved."),
        ],
        Links =
        [
            new(EdgeKinds.UsesTool, "GatewayIdentifier|GatewayArn", "AgentGateway") { Reversed = true },
            new(EdgeKinds.ImplementedBy, "TargetConfiguration.Mcp.Lambda.LambdaArn", "Function"),
            new(EdgeKinds.ImplementedBy, "TargetConfiguration.Mcp.ApiGateway.RestApiId", "ApiGateway"),
            new(EdgeKinds.ImplementedBy, "TargetConfiguration.Http.AgentcoreRuntime.Arn", "Agent"),
        ],
        Also = target =>
        {
            var mcp = target["TargetConfiguration"]["Mcp"];
            S3Location.Link(target, target.Self, EdgeKinds.DefinedIn, mcp["OpenApiSchema"]["S3"]["Uri"]);
            S3Location.Link(target, target.Self, EdgeKinds.DefinedIn, mcp["SmithyModel"]["S3"]["Uri"]);
            var endpoint = mcp["McpServer"]["Endpoint"];
            if (endpoint.Text is not { Length: <= 2048 } url)
                return;
            var server = target.Add(url, "McpServer");
            target.Set(server, "name", url);
            target.Edge(target.Self, EdgeKinds.ImplementedBy, server, endpoint);
        },
        Calls =
        [
            new("bedrock-agentcore-control:ListGatewayTargets", "items")
            {
                Of = "AWS::BedrockAgentCore::Gateway",
                With = ["gatewayIdentifier=gatewayId"],
                Id = "targetId",
                Then =
                [
                    new("bedrock-agentcore-control:GetGatewayTarget") { With = ["gatewayIdentifier", "targetId"] },
                ],
            },
        ],
    };
}
