using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Bedrock;

internal static class Agent
{
    public static readonly ResourceType Type = new("AWS::Bedrock::Agent", "A model that acts: it chooses tools and retrieves documents, with the rights of its role and of its tools.")
    {
        Kind = "Agent",
        Terraform = ["aws_bedrockagent_agent"],
        Key = KeyOf,
        Names = ["AgentId|Id", "AgentArn|Arn", "AgentName"],
        Attributes =
        [
            new("name", "AgentName", "The agent's name."),
            new("version", "AgentVersion", "DRAFT is what people change; a number is a frozen version."),
            new("collaboration", "AgentCollaboration", "Whether it supervises other agents."),
            new("orchestration", "OrchestrationType", "CUSTOM_ORCHESTRATION gives the loop to a function."),
            new("idleSessionSeconds", "IdleSessionTtlInSeconds", "How long a session keeps its context."),
            new("memoryTypes", "MemoryConfiguration.EnabledMemoryTypes", "What it remembers across sessions."),
            new("guardrailVersion", "GuardrailConfiguration.GuardrailVersion", "DRAFT changes under the agent."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "AgentResourceRoleArn", "Role"),
            new(EdgeKinds.EncryptedWith, "CustomerEncryptionKeyArn", "EncryptionKey"),
            new(EdgeKinds.GuardedBy, "GuardrailConfiguration.GuardrailIdentifier", "Guardrail"),
        ],
        Also = Compose,
        Calls =
        [
            new("bedrock-agent:ListAgents", "agentSummaries")
            {
                Id = "agentId",
                Then =
                [
                    new("bedrock-agent:GetAgent", "agent") { With = ["agentId"] },
                    new("bedrock-agent:ListTagsForResource", "tags") { With = ["resourceArn=agentArn"], As = "tags" },
                ],
            },
        ],
    };

    private static string KeyOf(Mapped agent) =>
        agent["AgentArn", "Arn"].Text ?? agent.Arn("bedrock", $"agent/{agent["AgentId"].Text ?? agent.NameOr("AgentName")}");

    private static void Compose(Mapped agent)
    {
        FoundationModels.Link(agent, agent.Self, EdgeKinds.UsesModel, agent["FoundationModel"]);
        Function(agent, agent["PromptOverrideConfiguration"]["OverrideLambda"]);
        Function(agent, agent["CustomOrchestration"]["Executor"]["Lambda"]);
        foreach (var group in agent["ActionGroups"].Items)
            ActionGroups.Describe(agent, agent.Self, $"{KeyOf(agent)}/action-group/{group["ActionGroupName"].Text}", group);
        foreach (var link in agent["KnowledgeBases"].Items)
            KnowledgeBaseLinks.Link(agent, agent.Self, link);
        foreach (var collaborator in agent["AgentCollaborators"].Items)
            Collaborators.Link(agent, agent.Self, collaborator);
        if (agent["MemoryConfiguration"]["EnabledMemoryTypes"].Texts.Any())
            Memory(agent);
    }

    private static void Function(Mapped agent, Field function)
    {
        if (Mapped.NameIn(function) is { } name)
            agent.Edge(agent.Self, EdgeKinds.ImplementedBy, agent.Named(name, "Function"), function);
    }

    private static void Memory(Mapped agent)
    {
        var because = agent["MemoryConfiguration"];
        var memory = agent.Add($"{KeyOf(agent)}/memory", "AgentMemory");
        agent.Set(memory, "name", $"{agent.NameOr("AgentName")} memory");
        agent.Edge(agent.Self, "USES_MEMORY", memory, because);
        agent.Edge(agent.Self, "REMEMBERED_IN", memory, because);
        agent.Edge(memory, "RECALLED_BY", agent.Self, because);
    }
}
