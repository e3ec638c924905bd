using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.S3;

internal static class BucketLogging
{
    public static readonly ResourceType Type = new("aws_s3_bucket_logging", "Where the record of a bucket's requests goes.")
    {
        Subject = new("", "Bucket", "Bucket"),
        Also = logging => State(logging, logging.Root),
    };

    public static void State(Mapped owner, Field configuration) =>
        owner.Link(EdgeKinds.LogsTo, configuration["DestinationBucketName", "TargetBucket"], "Bucket");
}
