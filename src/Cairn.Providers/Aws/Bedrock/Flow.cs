using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class Flow
{
    public static readonly ResourceType Type = new("AWS::Bedrock::Flow", "Prompts, agents, functions and retrieval wired together and run with one role.")
    {
        Kind = "Flow",
        Key = r => r["Arn"].Text ?? r.Arn("bedrock", $"flow/{r["Id"].Text ?? r.NameOr("Name")}"),
        Names = ["Arn", "Id"],
        Attributes = [new("name", "Name", "The flow's name."), new("version", "Version", "DRAFT changes under those who use it.")],
        Links =
        [
            new(EdgeKinds.RunsAs, "ExecutionRoleArn", "Role"),
            new(EdgeKinds.EncryptedWith, "CustomerEncryptionKeyArn", "EncryptionKey"),
            new(EdgeKinds.Orchestrates, "Definition.Nodes.Configuration.LambdaFunction.LambdaArn", "Function"),
            new(EdgeKinds.Orchestrates, "Definition.Nodes.Configuration.Agent.AgentAliasArn", "AgentEndpoint"),
            new("USES_PROMPT", "Definition.Nodes.Configuration.Prompt.SourceConfiguration.Resource.PromptArn", "Prompt"),
            new(EdgeKinds.GuardedBy, "Definition.Nodes.Configuration.Prompt.GuardrailConfiguration.GuardrailIdentifier", "Guardrail"),
        ],
        Also = Compose,
        Calls =
        [
            new("bedrock-agent:ListFlows", "flowSummaries")
            {
                Id = "id",
                Then =
                [
                    new("bedrock-agent:GetFlow") { With = ["flowIdentifier=id"] },
                ],
            },
        ],
    };

    private static void Compose(Mapped flow)
    {
        foreach (var node in flow["Definition"]["Nodes"].Items.Select(node => node["Configuration"]))
        {
            KnowledgeBaseLinks.Link(flow, flow.Self, node["KnowledgeBase"]);
            if (!node["KnowledgeBase"]["ModelId"].IsAbsent)
                FoundationModels.Link(flow, flow.Self, EdgeKinds.UsesModel, node["KnowledgeBase"]["ModelId"]);
            if (!node["Prompt"]["SourceConfiguration"]["Inline"]["ModelId"].IsAbsent)
                FoundationModels.Link(flow, flow.Self, EdgeKinds.UsesModel, node["Prompt"]["SourceConfiguration"]["Inline"]["ModelId"]);
            Storage(flow, node["Retrieval"], reversed: true);
            Storage(flow, node["Storage"], reversed: false);
        }

        var outside = flow["DefinitionS3Location"];
        S3Location.Link(flow, flow.Self, EdgeKinds.SourcedFrom, outside["Bucket"], outside["Key"]);
    }

    private static void Storage(Mapped flow, Records.Field node, bool reversed)
    {
        var bucket = node["ServiceConfiguration"]["S3"]["BucketName"];
        if (Mapped.NameIn(bucket) is not { } name)
            return;
        var place = flow.Named(bucket.Text is null ? name : $"arn:{flow.Scope.Partition}:s3:::{name}", "Bucket");
        if (reversed)
            flow.Edge(place, EdgeKinds.RetrievedBy, flow.Self, bucket);
        else
            flow.Edge(flow.Self, EdgeKinds.Produces, place, bucket);
    }
}
