using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class AgentCollaborator
{
    public static readonly ResourceType Type = new("AWS::Bedrock::AgentCollaborator", "Lets an agent hand work to another agent, whose rights it thereby uses.")
    {
        Terraform = ["aws_bedrockagent_agent_collaborator"],
        Subject = new("", "AgentId", "Agent"),
        Also = collaborator => Collaborators.Link(collaborator, collaborator.Self, collaborator.Root),
        Calls =
        [
            new("bedrock-agent:ListAgentCollaborators", "agentCollaboratorSummaries") { Of = "AWS::Bedrock::Agent", With = ["agentId"], Given = ["agentVersion=DRAFT"], Id = "collaboratorId" },
        ],
    };
}
