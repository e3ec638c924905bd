using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.S3;

internal static class DirectoryBucket
{
    public static readonly ResourceType Type = new("AWS::S3Express::DirectoryBucket", "A bucket in one availability zone, made for training data that must be read fast.")
    {
        Kind = "Bucket",
        Terraform = ["aws_s3_directory_bucket"],
        Key = r => r["Arn"].Text ?? r.Arn("s3express", $"bucket/{r.NameOr("BucketName", "Bucket")}"),
        Names = ["BucketName|Bucket", "Arn"],
        Attributes = [new("name", "BucketName|Bucket", "The bucket's name.")],
    };
}
