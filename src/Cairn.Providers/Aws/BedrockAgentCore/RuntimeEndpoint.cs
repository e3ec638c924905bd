using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.BedrockAgentCore;

internal static class RuntimeEndpoint
{
    public static readonly ResourceType Type = new("AWS::BedrockAgentCore::RuntimeEndpoint", "The address at which applications call a version of an agent runtime.")
    {
        Kind = "AgentEndpoint",
        Terraform = ["aws_bedrockagentcore_agent_runtime_endpoint"],
        Key = r => r["AgentRuntimeEndpointArn"].Text,
        Names = ["AgentRuntimeEndpointArn"],
        Attributes = [new("name", "Name", "The endpoint's name."), new("version", "LiveVersion|AgentRuntimeVersion", "The version that callers reach.")],
        Links = [new(EdgeKinds.Fronts, "AgentRuntimeArn|AgentRuntimeId", "Agent")],
        Calls =
        [
            new("bedrock-agentcore-control:ListAgentRuntimeEndpoints", "runtimeEndpoints") { Of = "AWS::BedrockAgentCore::Runtime", With = ["agentRuntimeId"], Id = "agentRuntimeEndpointArn" },
        ],
    };
}
