using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class ImportedModel
{
    public static readonly ResourceType Type = new("AWS::Bedrock::ImportedModel", "A model brought in from a bucket: its weights are as trustworthy as that bucket.")
    {
        Kind = "Model",
        Key = r => r["ModelArn"].Text ?? r.Arn("bedrock", $"imported-model/{r.NameOr("ModelName")}"),
        Names = ["ModelArn", "ModelName"],
        Attributes = [new("name", "ModelName", "The model's name."), new("architecture", "ModelArchitecture", "What kind of model it is.")],
        Links = [new(EdgeKinds.EncryptedWith, "ModelKmsKeyArn", "EncryptionKey")],
        Also = model => S3Location.Link(model, model.Self, EdgeKinds.LoadsArtifact, model["ModelDataSource"]["S3DataSource"]["S3Uri"]),
        Calls =
        [
            new("bedrock:ListImportedModels", "modelSummaries")
            {
                Id = "modelArn",
                Then =
                [
                    new("bedrock:GetImportedModel") { With = ["modelIdentifier=modelArn"] },
                ],
            },
        ],
    };
}
