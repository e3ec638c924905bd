using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class AgentAlias
{
    public static readonly ResourceType Type = new("AWS::Bedrock::AgentAlias", "The address at which applications call an agent.")
    {
        Kind = "AgentEndpoint",
        Terraform = ["aws_bedrockagent_agent_alias"],
        Key = r => r["AgentAliasArn"].Text ?? r.Arn("bedrock", $"agent-alias/{r["AgentId"].Text ?? "unknown"}/{r["AgentAliasId"].Text ?? r.NameOr("AgentAliasName")}"),
        Names = ["AgentAliasArn", "AgentAliasId"],
        Attributes =
        [
            new("name", "AgentAliasName", "The alias's name."),
            new("agentVersion", "RoutingConfiguration.AgentVersion", "The version that callers reach."),
        ],
        Links = [new(EdgeKinds.Fronts, "AgentId", "Agent")],
        Also = alias =>
        {
            foreach (var route in alias["RoutingConfiguration"].Items)
                FoundationModels.Link(alias, alias.Self, EdgeKinds.UsesModel, route["ProvisionedThroughput"]);
        },
        Calls =
        [
            new("bedrock-agent:ListAgentAliases", "agentAliasSummaries")
            {
                Of = "AWS::Bedrock::Agent",
                With = ["agentId"],
                Id = "agentAliasId",
                Then =
                [
                    new("bedrock-agent:GetAgentAlias", "agentAlias") { With = ["agentId", "agentAliasId"] },
                ],
            },
        ],
    };
}
