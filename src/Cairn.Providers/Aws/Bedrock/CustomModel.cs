using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class CustomModel
{
    public static readonly ResourceType Type = new("AWS::Bedrock::CustomModel", "A foundation model tuned with data of this account; it can repeat what it was tuned with.")
    {
        Kind = "Model",
        Terraform = ["aws_bedrock_custom_model"],
        Key = KeyOf,
        Names = ["CustomModelArn|ModelArn", "CustomModelName|ModelName"],
        Attributes = [new("name", "CustomModelName|ModelName", "The model's name."), new("customization", "CustomizationType", "Fine-tuning, continued training or distillation.")],
        Links = [new(EdgeKinds.EncryptedWith, "CustomModelKmsKeyId|ModelKmsKeyArn", "EncryptionKey")],
        Also = model =>
        {
            FoundationModels.Link(model, model.Self, EdgeKinds.FineTunedInto, model["BaseModelIdentifier", "BaseModelArn"], reversed: true);
            var job = model.Add(model["JobArn"].Text ?? $"{KeyOf(model)}/job", "TrainingJob", "AwsBedrockModelCustomizationJob");
            model.Set(job, "name", model["JobName"].Text);
            Customizations.State(model, job);
            model.Edge(job, EdgeKinds.Produces, model.Self, model.Root);
        },
        Calls =
        [
            new("bedrock:ListCustomModels", "modelSummaries")
            {
                Id = "modelArn",
                Then =
                [
                    new("bedrock:GetCustomModel") { With = ["modelIdentifier=modelArn"] },
                ],
            },
        ],
    };

    private static string KeyOf(Mapped r) => r["CustomModelArn", "ModelArn"].Text ?? r.Arn("bedrock", $"custom-model/{r.NameOr("CustomModelName", "ModelName")}");
}
