using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class ProvisionedModelThroughput
{
    public static readonly ResourceType Type = new("AWS::Bedrock::ProvisionedModelThroughput", "A model with capacity that is paid for, used or not.")
    {
        Kind = "ModelDeployment",
        Terraform = ["aws_bedrock_provisioned_model_throughput"],
        Key = r => r["ProvisionedModelArn"].Text ?? r.Arn("bedrock", $"provisioned-model/{r.NameOr("ProvisionedModelName")}"),
        Names = ["ProvisionedModelArn", "ProvisionedModelName"],
        Attributes =
        [
            new("name", "ProvisionedModelName", "The deployment's name."),
            new("modelUnits", "ModelUnits", "How much capacity is paid for."),
            new("commitment", "CommitmentDuration", "For how long."),
        ],
        Also = deployment => FoundationModels.Link(deployment, deployment.Self, EdgeKinds.UsesModel, deployment["ModelArn"]),
        Calls =
        [
            new("bedrock:ListProvisionedModelThroughputs", "provisionedModelSummaries")
            {
                Id = "provisionedModelArn",
                Then =
                [
                    new("bedrock:GetProvisionedModelThroughput") { With = ["provisionedModelId=provisionedModelArn"] },
                ],
            },
        ],
    };
}
