using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.S3;

internal static class Bucket
{
    public static readonly ResourceType Type = new("AWS::S3::Bucket", "Holds objects: training data, model artefacts, code, documents for retrieval, logs.")
    {
        Kind = "Bucket",
        Terraform = ["aws_s3_bucket"],
        Key = r => $"arn:{r.Scope.Partition}:s3:::{r.NameOr("BucketName", "Bucket", "Name")}",
        Names = ["BucketName|Bucket|Name", "BucketDomainName", "BucketRegionalDomainName"],
        Attributes =
        [
            new("name", "BucketName|Bucket|Name", "The bucket's name, unique in the partition."),
            new("objectLock", "ObjectLockEnabled", "Objects cannot be overwritten or deleted for a time.") { IsFlag = true },
        ],
        Policies = [new(PolicyRole.Resource, "Policy")],
        Also = Complete,
    };

    /// <summary>CloudFormation and older Terraform write settings inside the bucket; each reads as its own resource would.</summary>
    private static void Complete(Mapped bucket)
    {
        BucketAcl.State(bucket, bucket.Root);
        BucketEncryption.State(bucket, bucket["BucketEncryption", "ServerSideEncryptionConfiguration"]);
        BucketVersioning.State(bucket, bucket["VersioningConfiguration", "Versioning"]);
        BucketWebsite.State(bucket, bucket["WebsiteConfiguration", "Website"]);
        BucketNotification.State(bucket, bucket["NotificationConfiguration"]);
        BucketLogging.State(bucket, bucket["LoggingConfiguration", "LoggingEnabled", "Logging"]);
        BucketReplication.State(bucket, bucket["ReplicationConfiguration"]);
        BucketObjectLock.State(bucket, bucket["ObjectLockConfiguration"]);
        BucketPublicAccessBlock.State(bucket, bucket["PublicAccessBlockConfiguration"]);
        BucketOwnershipControls.State(bucket, bucket["OwnershipControls"]);
    }
}
