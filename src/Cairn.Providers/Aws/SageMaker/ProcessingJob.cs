using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class ProcessingJob
{
    public static readonly ResourceType Type = new("AWS::SageMaker::ProcessingJob", "One run that prepares or checks data, with a role of its own.")
    {
        Kind = "DataJob",
        Key = r => r["ProcessingJobArn", "Arn"].Text ?? r.Arn("sagemaker", $"processing-job/{r.NameOr("ProcessingJobName")}"),
        Names = ["ProcessingJobName", "ProcessingJobArn"],
        Attributes = [new("name", "ProcessingJobName", "The job's name."), new("status", "ProcessingJobStatus", "Whether it runs, has ended or failed.")],
        Also = job =>
        {
            job.Set("subKind", "processing");
            Jobs.Arguments(job, job.Self, job.Root);
            Jobs.Network(job, job["NetworkConfig"]);
        },
        Calls =
        [
            new("sagemaker:ListProcessingJobs", "ProcessingJobSummaries")
            {
                Given = ["SortBy=CreationTime", "SortOrder=Descending"],
                Id = "ProcessingJobArn",
                Limit = 500,
                Then =
                [
                    new("sagemaker:DescribeProcessingJob") { With = ["ProcessingJobName"] },
                ],
            },
        ],
    };
}
