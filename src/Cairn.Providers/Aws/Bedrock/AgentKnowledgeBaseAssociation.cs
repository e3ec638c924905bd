using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class AgentKnowledgeBaseAssociation
{
    public static readonly ResourceType Type = new("AWS::Bedrock::AgentKnowledgeBaseAssociation", "Puts a knowledge base's content into an agent's context.")
    {
        Terraform = ["aws_bedrockagent_agent_knowledge_base_association"],
        Subject = new("", "AgentId", "Agent"),
        Also = association => KnowledgeBaseLinks.Link(association, association.Self, association.Root),
        Calls =
        [
            new("bedrock-agent:ListAgentKnowledgeBases", "agentKnowledgeBaseSummaries") { Of = "AWS::Bedrock::Agent", With = ["agentId"], Given = ["agentVersion=DRAFT"], Id = "knowledgeBaseId" },
        ],
    };
}
