using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.BedrockAgentCore;

internal static class Gateway
{
    public static readonly ResourceType Type = new("AWS::BedrockAgentCore::Gateway", "Offers tools to agents at one address; with authorizer NONE to everybody.")
    {
        Kind = "AgentGateway",
        Terraform = ["aws_bedrockagentcore_gateway"],
        Key = r => r["GatewayArn"].Text ?? r.Arn("bedrock-agentcore", $"gateway/{r["GatewayIdentifier", "GatewayId"].Text ?? r.NameOr("Name")}"),
        Names = ["GatewayArn", "GatewayIdentifier|GatewayId", "GatewayUrl"],
        Attributes =
        [
            new("name", "Name", "The gateway's name."),
            new("authorizer", "AuthorizerType", "NONE takes anybody.", Matters: true),
            new("url", "GatewayUrl", "The address."),
            new("policyMode", "PolicyEngineConfiguration.Mode", "LOG_ONLY does not stop a call."),
            new("exceptionLevel", "ExceptionLevel", "DEBUG tells callers about the inside."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn", "Role"),
            new(EdgeKinds.EncryptedWith, "KmsKeyArn", "EncryptionKey"),
            new(EdgeKinds.Orchestrates, "InterceptorConfigurations.Interceptor.Lambda.Arn", "Function"),
        ],
        Calls =
        [
            new("bedrock-agentcore-control:ListGateways", "items")
            {
                Id = "gatewayId",
                Then =
                [
                    new("bedrock-agentcore-control:GetGateway") { With = ["gatewayIdentifier=gatewayId"] },
                ],
            },
        ],
    };
}
