using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.BedrockAgentCore;

internal static class Memory
{
    public static readonly ResourceType Type = new("AWS::BedrockAgentCore::Memory", "What agents remember across sessions; a poisoned memory instructs them later.")
    {
        Kind = "AgentMemory",
        Terraform = ["aws_bedrockagentcore_memory"],
        Key = r => r["MemoryArn", "Arn"].Text ?? r.Arn("bedrock-agentcore", $"memory/{r["MemoryId", "Id"].Text ?? r.NameOr("Name")}"),
        Names = ["MemoryArn|Arn", "MemoryId|Id"],
        Attributes = [new("name", "Name", "The memory's name."), new("expiryDays", "EventExpiryDuration", "How long events are kept.")],
        Links =
        [
            new(EdgeKinds.RunsAs, "MemoryExecutionRoleArn", "Role"),
            new(EdgeKinds.EncryptedWith, "EncryptionKeyArn", "EncryptionKey"),
        ],
        Calls =
        [
            new("bedrock-agentcore-control:ListMemories", "memories")
            {
                Id = "id",
                Then =
                [
                    new("bedrock-agentcore-control:GetMemory", "memory") { With = ["memoryId=id"] },
                ],
            },
        ],
    };
}
