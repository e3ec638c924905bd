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
        ],
    };
}
