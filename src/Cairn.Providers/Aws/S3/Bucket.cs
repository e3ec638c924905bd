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
        Calls =
        [
            new("s3:ListBuckets", "Buckets")
            {
                Given = ["MaxBuckets=1000"],
                Id = "Name",
                Reach = Reach.Account,
                RegionIn = "BucketRegion",
                Permission = "s3:ListAllMyBuckets",
                Then =
                [
                    new("s3:GetBucketPolicy", "Policy") { With = ["Bucket=Name"], As = "Policy", None = ["NoSuchBucketPolicy"] },
                    new("s3:GetBucketAcl") { With = ["Bucket=Name"] },
                    new("s3:GetBucketEncryption", "ServerSideEncryptionConfiguration") { With = ["Bucket=Name"], As = "ServerSideEncryptionConfiguration", None = ["ServerSideEncryptionConfigurationNotFoundError"], Permission = "s3:GetEncryptionConfiguration" },
                    new("s3:GetBucketVersioning") { With = ["Bucket=Name"], As = "Versioning" },
                    new("s3:GetBucketWebsite") { With = ["Bucket=Name"], As = "Website", None = ["NoSuchWebsiteConfiguration"] },
                    new("s3:GetBucketNotificationConfiguration") { With = ["Bucket=Name"], As = "NotificationConfiguration", Permission = "s3:GetBucketNotification" },
                    new("s3:GetBucketLogging", "LoggingEnabled") { With = ["Bucket=Name"], As = "LoggingEnabled" },
                    new("s3:GetBucketReplication", "ReplicationConfiguration") { With = ["Bucket=Name"], As = "ReplicationConfiguration", None = ["ReplicationConfigurationNotFoundError"], Permission = "s3:GetReplicationConfiguration" },
                    new("s3:GetObjectLockConfiguration", "ObjectLockConfiguration") { With = ["Bucket=Name"], As = "ObjectLockConfiguration", None = ["ObjectLockConfigurationNotFoundError"], Permission = "s3:GetBucketObjectLockConfiguration" },
                    new("s3:GetPublicAccessBlock", "PublicAccessBlockConfiguration") { With = ["Bucket=Name"], As = "PublicAccessBlockConfiguration", None = ["NoSuchPublicAccessBlockConfiguration"], Permission = "s3:GetBucketPublicAccessBlock" },
                    new("s3:GetBucketOwnershipControls", "OwnershipControls") { With = ["Bucket=Name"], As = "OwnershipControls", None = ["OwnershipControlsNotFoundError"] },
                    new("s3:GetBucketTagging", "TagSet") { With = ["Bucket=Name"], As = "Tags[]", None = ["NoSuchTagSet"] },
                ],
            },
        ],
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
