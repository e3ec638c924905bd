using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class Prompt
{
    public static readonly ResourceType Type = new("AWS::Bedrock::Prompt", "A stored prompt; whoever changes it instructs every flow and agent that uses it.")
    {
        Kind = "Prompt",
        Terraform = ["aws_bedrockagent_prompt"],
        Key = r => r["Arn"].Text ?? r.Arn("bedrock", $"prompt/{r["Id"].Text ?? r.NameOr("Name")}"),
        Names = ["Arn", "Id"],
        Attributes = [new("name", "Name", "The prompt's name."), new("version", "Version", "DRAFT changes under those who use it.")],
        Links = [new(EdgeKinds.EncryptedWith, "CustomerEncryptionKeyArn", "EncryptionKey")],
        Also = prompt =>
        {
            foreach (var variant in prompt["Variants", "Variant"].Items)
            {
                FoundationModels.Link(prompt, prompt.Self, EdgeKinds.UsesModel, variant["ModelId"]);
                prompt.Link(EdgeKinds.Orchestrates, variant["GenAiResource"]["Agent"]["AgentIdentifier"], "AgentEndpoint", "Agent");
            }
        },
        Calls =
        [
            new("bedrock-agent:ListPrompts", "promptSummaries")
            {
                Id = "id",
                Then =
                [
                    new("bedrock-agent:GetPrompt") { With = ["promptIdentifier=id"] },
                ],
            },
        ],
    };
}
