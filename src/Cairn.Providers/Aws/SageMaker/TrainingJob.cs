using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class TrainingJob
{
    public static readonly ResourceType Type = new("AWS::SageMaker::TrainingJob", "One run that turns data into model artefacts, with a role of its own.")
    {
        Kind = "TrainingJob",
        Key = r => r["TrainingJobArn", "Arn"].Text ?? r.Arn("sagemaker", $"training-job/{r.NameOr("TrainingJobName")}"),
        Names = ["TrainingJobName", "TrainingJobArn"],
        Attributes =
        [
            new("name", "TrainingJobName", "The job's name."),
            new("status", "TrainingJobStatus", "Whether it runs, has ended or failed."),
            new("remoteDebug", "RemoteDebugConfig.EnableRemoteDebug", "True lets people open a shell in it."),
            new("encryptsTraffic", "EnableInterContainerTrafficEncryption", "Whether its containers talk in secret."),
        ],
        Links = [new(EdgeKinds.EncryptedWith, "OutputDataConfig.KmsKeyId", "EncryptionKey")],
        Also = job =>
        {
            Jobs.Arguments(job, job.Self, job.Root);
            Jobs.Network(job, job.Root);
            S3Location.Link(job, job.Self, EdgeKinds.Produces, job["ModelArtifacts"]["S3ModelArtifacts"]);
        },
        Calls =
        [
            new("sagemaker:ListTrainingJobs", "TrainingJobSummaries")
            {
                Given = ["SortBy=CreationTime", "SortOrder=Descending"],
                Id = "TrainingJobArn",
                Limit = 500,
                Then =
                [
                    new("sagemaker:DescribeTrainingJob") { With = ["TrainingJobName"] },
                ],
            },
        ],
    };
}
