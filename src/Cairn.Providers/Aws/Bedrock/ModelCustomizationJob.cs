using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class ModelCustomizationJob
{
    public static readonly ResourceType Type = new("AWS::Bedrock::ModelCustomizationJob", "One run that tunes a foundation model with a bucket's data.")
    {
        Kind = "TrainingJob",
        Key = r => r["JobArn"].Text,
        Names = ["JobArn", "JobName"],
        Attributes = [new("name", "JobName", "The job's name."), new("status", "Status", "Whether it runs, has ended or failed."), new("customization", "CustomizationType", "Fine-tuning, continued training or distillation.")],
        Links = [new(EdgeKinds.Produces, "OutputModelArn", "Model")],
        Also = job =>
        {
            Customizations.State(job, job.Self);
            FoundationModels.Link(job, job.Self, EdgeKinds.UsesModel, job["BaseModelArn"]);
        },
        Calls =
        [
            new("bedrock:ListModelCustomizationJobs", "modelCustomizationJobSummaries")
            {
                Given = ["sortBy=CreationTime", "sortOrder=Descending"],
                Id = "jobArn",
                Limit = 500,
                Then =
                [
                    new("bedrock:GetModelCustomizationJob") { With = ["jobIdentifier=jobArn"] },
                ],
            },
        ],
    };
}
