using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class TransformJob
{
    public static readonly ResourceType Type = new("AWS::SageMaker::TransformJob", "One run of a model over a bucket's objects.")
    {
        Kind = "DataJob",
        Key = r => r["TransformJobArn", "Arn"].Text ?? r.Arn("sagemaker", $"transform-job/{r.NameOr("TransformJobName")}"),
        Names = ["TransformJobName", "TransformJobArn"],
        Attributes = [new("name", "TransformJobName", "The job's name."), new("status", "TransformJobStatus", "Whether it runs, has ended or failed.")],
        Also = job =>
        {
            job.Set("subKind", "batch-inference");
            Jobs.Arguments(job, job.Self, job.Root);
            S3Location.Link(job, job.Self, EdgeKinds.CapturedTo, job["DataCaptureConfig"]["DestinationS3Uri"]);
        },
        Calls =
        [
            new("sagemaker:ListTransformJobs", "TransformJobSummaries")
            {
                Given = ["SortBy=CreationTime", "SortOrder=Descending"],
                Id = "TransformJobArn",
                Limit = 500,
                Then =
                [
                    new("sagemaker:DescribeTransformJob") { With = ["TransformJobName"] },
                ],
            },
        ],
    };
}
