using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class AgentActionGroup
{
    public static readonly ResourceType Type = new("AWS::Bedrock::AgentActionGroup", "A tool of an agent: what the model may call, what runs it, and whether a person confirms.")
    {
        Kind = "AgentTool",
        Terraform = ["aws_bedrockagent_agent_action_group"],
        Key = r => r["AgentId"].Text is { } agent ? r.Arn("bedrock", $"agent/{agent}/action-group/{r["ActionGroupId"].Text ?? r.NameOr("ActionGroupName")}") : null,
        Attributes =
        [
            new("name", "ActionGroupName", "The action group's name."),
            new("agentVersion", "AgentVersion", "The version of the agent it belongs to."),
        ],
        Also = group =>
        {
            var agent = group["AgentId"];
            if (Mapped.NameIn(agent) is { } name)
                ActionGroups.State(group, group.Named(name, "Agent"), group.Self, group.Root);
            else
                group.Gap("subject-unknown", group.Self, "it is not known which agent has this action group");
        },
        Calls =
        [
            new("bedrock-agent:ListAgentActionGroups", "actionGroupSummaries")
            {
                Of = "AWS::Bedrock::Agent",
                With = ["agentId"],
                Given = ["agentVersion=DRAFT"],
                Id = "actionGroupId",
                Then =
                [
                    new("bedrock-agent:GetAgentActionGroup", "agentActionGroup") { With = ["agentId", "actionGroupId"], Given = ["agentVersion=DRAFT"] },
                ],
            },
        ],
    };
}
